import type { SecretReference } from '../common/secret-reference';
import type { AlertVendor } from '../delivery/alert-vendor';
import type { Severity } from '../triggers/finding-enums';

/** How a webhook proves that it is the vendor's. */
export enum WebhookVerification {
  /** `X-PagerDuty-Signature`: HMAC-SHA256 over the body. */
  PAGERDUTY = 'pagerduty',
  /** Standard Webhooks, also Svix: HMAC-SHA256 over id, time and body; 5 minutes of tolerance. */
  STANDARD_WEBHOOKS = 'standard-webhooks',
  /** HTTP Basic; the secret is `USER:PASSWORD`. */
  BASIC = 'basic',
  /** A header with a fixed secret value; in `Authorization`, `Bearer ` may stand in front of the secret. */
  HEADER = 'header',
}

/** Which of the vendor's changes reach the finding. The permissions follow. */
export interface SyncBackDirections {
  /**
   * Acknowledged, closed, un-acknowledged and reopened change `Workflow.Status`.
   * @default true
   */
  readonly workflow?: boolean;

  /**
   * Notes and comments become the finding's `Note`.
   * @default true
   */
  readonly note?: boolean;

  /**
   * A changed priority changes `Severity.Label`.
   * @default true
   */
  readonly severity?: boolean;
}

/** The way back of one endpoint. */
export interface EndpointSyncBackOptions extends SyncBackDirections {
  /**
   * The vendor's priority → severity label; priorities that are left out keep the vendor's default.
   * @default - the vendor's default table
   */
  readonly priorities?: { [priority: string]: Severity };

  /**
   * Further secrets that are accepted, while one is replaced by the next.
   * @default - none
   */
  readonly additionalSecrets?: SecretReference[];
}

/** One vendor that calls the webhook. */
export interface SyncBackEndpoint extends EndpointSyncBackOptions {
  /** The endpoint's id is the path of its URL: 1 to 20 letters, digits and `-`. */
  readonly endpointId: string;
  readonly vendor: AlertVendor;
  readonly verification: WebhookVerification;
  /** What the vendor signs with or sends along. */
  readonly secret: SecretReference;

  /**
   * Header that carries the secret; only for `WebhookVerification.HEADER`.
   * @default 'Authorization'
   */
  readonly headerName?: string;

  /**
   * Token for the vendor's REST API. PagerDuty's tells the alert behind an incident that was not seen to open.
   * @default - none
   */
  readonly apiToken?: SecretReference;

  /**
   * Base URL of the vendor's REST API.
   * @default - the vendor's own
   */
  readonly apiUrl?: string;
}
