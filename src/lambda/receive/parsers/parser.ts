import type { FindingUpdate } from '../../../contract/finding-update';
import type { JsonObject } from '../../finding/json';
import type { WebhookRequest } from '../http-request';

/** A webhook whose sender is known. */
export interface Webhook {
  readonly json: JsonObject;
  readonly request: WebhookRequest;
}

/** What a webhook says, without what the endpoint's configuration adds. */
export type VendorUpdate = Omit<FindingUpdate, 'version' | 'endpointId' | 'vendor'>;

export type ParsedWebhook =
  | { readonly kind: 'update'; readonly update: VendorUpdate }
  /** An event that means nothing here; the vendor must not be told that it failed. */
  | { readonly kind: 'ignored'; readonly eventType: string }
  /** Only for senders whose format is ours to define. */
  | { readonly kind: 'invalid'; readonly problem: string };

/** One vendor's webhook in neutral words. Never throws, whatever the JSON holds. */
export type WebhookParser = (webhook: Webhook) => ParsedWebhook;
