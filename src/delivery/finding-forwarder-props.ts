import type { RoleOptions } from '../common/role-options';
import type { SecretReference } from '../common/secret-reference';
import type { IAlertLedger } from './alert-ledger';
import type { AlertVendor } from './alert-vendor';
import type { IAlertingKey } from './alerting-key';
import type { ForwarderOptions } from './forwarder-options';
import type { ForwarderRoute } from './forwarder-route';

export interface FindingForwarderProps extends ForwarderOptions {
  /** Prefix of the names of all resources: up to 56 letters, digits, `_` and `-`. */
  readonly name: string;

  /** Names the endpoint in ledger, logs and metrics: 1 to 20 letters, digits and `-`. */
  readonly endpointId: string;

  readonly vendor: AlertVendor;

  /** Credentials by name; `default` is the one that is used when no route has its own. */
  readonly secrets: { [name: string]: SecretReference };

  /**
   * Base URL of the vendor's API, without the path of a call.
   * @default - the vendor's own
   */
  readonly url?: string;

  /**
   * Severity label → the vendor's own severity or priority; labels that are left out keep the vendor's default.
   * @default - the vendor's default table
   */
  readonly severities?: { [label: string]: string };

  /**
   * Other ways for some findings; the first that fits is taken.
   * @default - one way for all
   */
  readonly routes?: ForwarderRoute[];

  /**
   * Extras that only this vendor has.
   * @default - none
   */
  readonly vendorOptions?: { [key: string]: unknown };

  /**
   * The table that knows which finding is behind an alert.
   * @default - a new table
   */
  readonly ledger?: IAlertLedger;

  /**
   * Key that encrypts queues, logs and a new table.
   * @default - a new customer-managed key
   */
  readonly key?: IAlertingKey;

  /**
   * Path and permissions boundary of the role.
   * @default - none
   */
  readonly roleOptions?: RoleOptions;

  /**
   * Tags of all resources.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}
