import type { ReceiverEndpoint } from '../../../contract/sync-config';
import type { WebhookRequest } from '../http-request';

/** Whether a request was made by somebody who holds the secret. Pure: what is wrong is never told, only that it is. */
export type Verifier = (request: WebhookRequest, secret: string, endpoint: ReceiverEndpoint) => boolean;
