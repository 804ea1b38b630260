import type { ForwarderConfig, RouteTarget } from '../../contract/forwarder-config';
import type { Alert, AlertAction } from '../alert/alert';

/** One HTTPS request to a vendor. */
export interface VendorRequest {
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /**
   * Client-error statuses that mean done: the vendor need not have what this request asks for.
   *
   * @default none
   */
  readonly accepts?: readonly number[];
}

/** What a request is built from, besides the alert. */
export interface VendorContext {
  readonly config: ForwarderConfig;
  /** Secret values by the names in `ForwarderConfig.secrets`. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly route?: RouteTarget;
  /** Stable for one effect, the same when it is tried again. */
  readonly eventId: string;
  /** Now, for signatures. */
  readonly now: Date;
}

/** A vendor: pure functions from an alert to requests. I/O, retries and secrets are not its business. */
export interface Vendor {
  /**
   * Requests that carry out the action, in order; empty where the vendor has no such action.
   * A retry may send all of them again, so each must be safe to repeat.
   */
  requests(action: AlertAction, alert: Alert, context: VendorContext): readonly VendorRequest[];
  /** The vendor's id of the alert, if its answer tells. */
  vendorId?(responseBody: string): string | undefined;
}
