import type { Finding } from '../../local/security-hub';
import type { VendorAlert, VendorCondition } from '../../local/vendors';
import type { Deed } from '../world/deed';

/** What the laws are told by: the models of both sides and the dead letters, never the ledger. */
export interface Models {
  readonly isAtRest: boolean;
  readonly findings: readonly HeldFinding[];
  /** Alerts of the endpoints that have a way back, oldest first. */
  readonly endpoints: readonly HeldEndpoint[];
  /** Alert keys that lie in a dead-letter queue, by endpoint; those of the way back under `updates`. */
  readonly deadKeys: ReadonlyMap<string, ReadonlySet<string>>;
  readonly deeds: readonly Deed[];
  /** Updates of findings that our functions made. */
  readonly updates: readonly HeldUpdate[];
}

export interface HeldFinding {
  readonly key: string;
  readonly finding: Finding;
  /** A rule for imported findings takes it as it is. */
  readonly isWanted: boolean;
  /** Vendor calls about it. */
  readonly calls: number;
}

export interface HeldEndpoint {
  readonly endpointId: string;
  readonly condition: VendorCondition;
  readonly alerts: readonly VendorAlert[];
  /** Accepted calls with the very same body for one alert, beyond the first. */
  readonly repeats: readonly string[];
  /** Milliseconds that the oldest message of its queue waits. */
  readonly oldestMillis: number;
}

export interface HeldUpdate {
  readonly key: string;
}
