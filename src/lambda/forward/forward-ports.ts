import type { ForwarderConfig } from '../../contract/forwarder-config';
import type { SendDeadLetter } from '../aws/dead-letter';
import type { Hub } from '../aws/hub';
import type { Logger } from '../aws/logger';
import type { Metrics } from '../aws/metrics';
import type { ReadSecret } from '../aws/secrets';
import type { SetVisibility } from '../aws/visibility';
import type { send } from '../http/send';
import type { Ledger } from '../ledger/ledger';

/** Everything that forwarding touches outside itself. */
export interface ForwardPorts {
  readonly config: ForwarderConfig;
  readonly ledger: Ledger;
  readonly readSecret: ReadSecret;
  readonly sendDeadLetter: SendDeadLetter;
  readonly setVisibility: SetVisibility;
  readonly hub: Hub;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Calls a vendor. @default - over HTTP */
  readonly send?: typeof send;
  /** Epoch milliseconds: the one clock. */
  readonly now: () => number;
}
