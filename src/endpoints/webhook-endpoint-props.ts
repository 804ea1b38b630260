import type { SecretReference } from '../common/secret-reference';
import type { RouteConditions } from '../delivery/forwarder-route';
import type { EndpointSyncBackOptions } from '../sync-back/sync-back-endpoint';
import type { WebhookVerification } from '../sync-back/sync-back-endpoint';
import type { ApiEndpointOptions } from './api-endpoint-options';

/** Form of the JSON document that is sent. */
export enum WebhookBodyFormat {
  /** `{ type, timestamp, data }`, as Standard Webhooks advises. */
  STANDARD = 'standard',
  /** The same data in a CloudEvents 1.0 envelope. */
  CLOUDEVENTS = 'cloudevents',
}

/** Another signing secret or team for some findings. */
export interface WebhookRoute extends RouteConditions {
  /**
   * Secret that these alerts are signed with.
   * @default - the endpoint's own
   */
  readonly signingSecret?: SecretReference;

  /**
   * Team that stands in the document.
   * @default - none
   */
  readonly team?: string;
}

/** The receiver's own webhooks. */
export interface WebhookSyncBack extends EndpointSyncBackOptions {
  /** What the receiver signs with, or sends along. */
  readonly secret: SecretReference;

  /**
   * How its webhooks are proven to be its own.
   * @default WebhookVerification.STANDARD_WEBHOOKS
   */
  readonly verification?: WebhookVerification;

  /**
   * Header that carries the secret; only for `WebhookVerification.HEADER`.
   * @default 'Authorization'
   */
  readonly headerName?: string;
}

export interface WebhookEndpointProps extends ApiEndpointOptions {
  /**
   * HTTPS URL of the receiver; one that holds a key belongs into `urlSecret`. One of the two is required.
   * @default - `urlSecret`
   */
  readonly url?: string;

  /**
   * Secret that holds the URL.
   * @default - `url`
   */
  readonly urlSecret?: SecretReference;

  /**
   * Secret that alerts are signed with, by Standard Webhooks: `whsec_` and 24 to 64 bytes in base64.
   * @default - alerts are not signed; then `secretHeaders` must prove the sender
   */
  readonly signingSecret?: SecretReference;

  /**
   * Further headers with fixed values.
   * @default - none
   */
  readonly headers?: { [name: string]: string };

  /**
   * Further headers whose values are secret.
   * @default - none
   */
  readonly secretHeaders?: { [name: string]: SecretReference };

  /**
   * Form of the document.
   * @default WebhookBodyFormat.STANDARD
   */
  readonly bodyFormat?: WebhookBodyFormat;

  /**
   * Severity label → the receiver's own word.
   * @default - the severity labels themselves
   */
  readonly severities?: { [label: string]: string };

  /**
   * Other signing secrets or teams for some findings; the first that fits is taken.
   * @default - one way for all
   */
  readonly routes?: WebhookRoute[];

  /**
   * Lets changes at the receiver show on the finding.
   * @default - no way back
   */
  readonly syncBack?: WebhookSyncBack;
}
