import { sha256 } from '../../finding/key';
import type { WebhookRequest } from '../../http/webhook-request';

/** Characters. Ids are kept with the alert, which has to stay small; a longer one is hashed. */
const LONGEST = 128;

/** The first id that there is; without one, the body's hash, which is the same when the vendor sends it again. */
export function eventId(request: WebhookRequest, ...ids: readonly unknown[]): string {
  const id = ids.map((value) => (typeof value === 'number' ? String(value) : value)).find(isId);
  if (id === undefined) return sha256(request.body.toString('latin1'));
  return id.length <= LONGEST ? id : sha256(id);
}

const isId = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
