import type { FindingUpdate } from '../../contract/finding-update';
import type { ForwarderConfig, RouteTarget } from '../../contract/forwarder-config';
import type { SeverityLabel } from '../../contract/severity';
import type { ReceiverEndpoint, SyncEndpoint } from '../../contract/sync-config';
import type { Alert, AlertAction } from '../alert/alert';
import type { ReadSecret } from '../aws/secrets';
import type { JsonObject } from '../finding/json';
import type { VendorAnswer, VendorRequest } from '../http/vendor-call';
import type { WebhookRequest } from '../http/webhook-request';

/**
 * A vendor, part by part. Each part is a file of the vendor's folder and belongs to one function, whose bundle takes
 * nothing of the others; a vendor without a way back has the first part alone.
 */
export interface Vendor {
  readonly forward: ForwardPart;
  readonly receive?: ReceivePart;
  readonly sync?: SyncPart;
}

/** What a request is built from, besides the alert. */
export interface VendorContext {
  readonly config: ForwarderConfig;
  /** Secret values by the names in `ForwarderConfig.secrets`. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly route?: RouteTarget;
  /** The vendor's id of the alert, where an earlier answer told it. */
  readonly vendorId?: string;
  /** Stable for one effect, the same when it is tried again. */
  readonly eventId: string;
  /** When what is told happened: later than what was told of the same alert before. */
  readonly eventTime: Date;
  /** Now, for signatures. */
  readonly now: Date;
}

/**
 * Requests in order: a list, or a generator where a request depends on the answers before it. A generator's `yield`
 * gives the answer to the request, once that is judged to be done.
 */
export type VendorRequests = Iterable<VendorRequest, unknown, VendorAnswer>;

/** What an answer means. `refresh-secret`: the key was refused; it is read again, and the action repeated once. */
export type Judgement = 'done' | 'retry' | 'rejected' | 'refresh-secret';

/** From an alert to requests. Pure: I/O, retries and secrets are not its business. */
export interface ForwardPart {
  /**
   * Requests that carry out the action; none where the vendor has no such action.
   * A retry may send all of them again, so each must be safe to repeat.
   *
   * @throws VendorConfigError when the endpoint's configuration or secret makes no request
   */
  requests(action: AlertAction, alert: Alert, context: VendorContext): VendorRequests;
  /** What an answer means where its status does not tell; undefined leaves it to the status. */
  judge?(answer: VendorAnswer, request: VendorRequest): Judgement | undefined;
  /** The vendor's id of the alert, if its answer tells. */
  vendorId?(answer: VendorAnswer): string | undefined;
}

/** Whether a request was made by somebody who holds the secret. Pure: what is wrong is never told, only that it is. */
export type Verifier = (request: WebhookRequest, secret: string, endpoint: ReceiverEndpoint) => boolean;

/** A webhook whose sender is known. */
export interface Webhook {
  /** The JSON object of the body, or the fields of the form. */
  readonly content: JsonObject;
  readonly request: WebhookRequest;
}

/** What a webhook says, without what the endpoint's configuration adds. */
export type VendorUpdate = Omit<FindingUpdate, 'version' | 'endpointId' | 'vendor'>;

export type ParsedWebhook =
  | {
      readonly kind: 'updates';
      readonly updates: readonly VendorUpdate[];
      /** Body of the answer, with status 200, for vendors that show it to the person who acted. */
      readonly reply?: JsonObject;
    }
  /** An event that means nothing here; the vendor must not be told that it failed. */
  | { readonly kind: 'ignored'; readonly eventType: string; readonly reply?: JsonObject }
  /** Only for senders whose format is ours to define. */
  | { readonly kind: 'invalid'; readonly problem: string };

/** From a webhook to neutral words. Pure. */
export interface ReceivePart {
  /** @default json */
  readonly bodies?: 'json' | 'form';
  /** Never throws, whatever the content holds. */
  parse(webhook: Webhook): ParsedWebhook;
}

/** The alerts behind a vendor's id, asked for at the vendor. */
export interface LookUp {
  /**
   * Alert keys of ours: none when it is somebody else's, several when alerts were merged.
   *
   * @throws Error when the vendor does not tell now
   */
  alertKeys(endpoint: SyncEndpoint, vendorId: string): Promise<readonly string[]>;
}

/** What the way back needs to know of a vendor. */
export interface SyncPart {
  /** The vendor's priority → severity label, where the endpoint's own table says nothing. */
  readonly priorities: Readonly<Record<string, SeverityLabel>>;
  /** Only for vendors whose webhooks do not always carry the alert's key. */
  lookUp?(readSecret: ReadSecret): LookUp;
}
