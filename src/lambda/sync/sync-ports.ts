import type { SyncConfig } from '../../contract/sync-config';
import type { SendDeadLetter } from '../aws/dead-letter';
import type { Logger } from '../aws/logger';
import type { ChangeSender } from '../hub/change-sender';
import type { FindingReader } from '../hub/finding-reader';
import type { Ledger } from '../ledger/ledger';
import type { AlertFinder } from './alert-finder';

/** What the way back works with. */
export interface SyncPorts {
  readonly config: SyncConfig;
  readonly ledger: Ledger;
  readonly finder: AlertFinder;
  readonly reader: FindingReader;
  readonly sender: ChangeSender;
  readonly sendDeadLetter: SendDeadLetter;
  readonly logger: Logger;
  /** Adds to a metric of an endpoint. */
  count(endpointId: string, metric: string, by?: number): void;
  /** Epoch milliseconds: the one clock. */
  readonly now: () => number;
}
