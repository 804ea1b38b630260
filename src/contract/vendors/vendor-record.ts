import type { VendorAction } from '../finding-update';
import type { SeverityLabel } from '../severity';
import type { VerifierName } from '../sync-config';
import type { AlertAction } from '../alert-action';

/** What a vendor can tell of its alerts. */
export interface SyncBackRecord {
  /** What a person does at the vendor and its webhooks tell. */
  readonly actions: readonly VendorAction[];
  /** How its webhooks can be proven, the one to prefer first. */
  readonly verifications: readonly VerifierName[];
  /** The vendor's priority → severity label; empty where it has none of its own. */
  readonly priorities: Readonly<Record<string, SeverityLabel>>;
}

/** One vendor as both sides know it. Registries, enums, the schema and the README's tables are tested against it. */
export interface VendorRecord {
  /** In configurations, and of its folder in the runtime. */
  readonly name: string;
  /** As its users write it. */
  readonly label: string;
  /** Base URLs of its API, without the path of a single call; none where each user has an own one. */
  readonly urls: Readonly<Record<string, string>>;
  /** Severity label → the vendor's own word, where the user's table says nothing. */
  readonly severities: Readonly<Record<SeverityLabel, string>>;
  /** What it can be told. */
  readonly actions: readonly AlertAction[];
  /** Absent where the vendor never calls back. */
  readonly syncBack?: SyncBackRecord;
}
