import type { VendorAction } from '../../../contract/finding-update';
import { isObject, type JsonObject } from '../../finding/json';
import { eventId } from '../common/event-id';
import { timeOf } from '../common/event-time';
import { field, ignored, isAlertKey, keyField, noteField } from '../common/webhook-fields';
import type { ParsedWebhook, ReceivePart, Webhook } from '../vendor';

const ACTIONS: ReadonlyMap<string, VendorAction> = new Map([
  ['alert.acknowledged', 'acknowledge'],
  ['alert.unacknowledged', 'unacknowledge'],
  ['alert.closed', 'close'],
  ['alert.reopened', 'reopen'],
  ['alert.note_added', 'note'],
  ['alert.priority_updated', 'priority'],
]);

function problemOf(action: VendorAction, data: unknown): string | undefined {
  if (!isObject(data)) return '`data` must be an object';
  if (!isAlertKey(keyField(data, 'alertKey'))) {
    return '`data.alertKey` must be the 64 hex characters of the `alertKey` that was sent with the alert';
  }
  if (action === 'note' && noteField(data, 'note') === undefined) return '`data.note` must be a text';
  if (action === 'priority' && field(data, 'priority') === undefined) {
    return '`data.priority` must be a text such as "P1" or "HIGH"';
  }
  return undefined;
}

function update({ content, request }: Webhook, action: VendorAction, data: JsonObject): ParsedWebhook {
  const update = {
    eventId: eventId(request, request.headers['webhook-id'], request.headers['svix-id']),
    ...timeOf(field(content, 'timestamp'), request.receivedAt),
    action,
    alertKey: keyField(data, 'alertKey'),
    vendorId: field(data, 'alertId'),
    actor: field(data, 'actor'),
    note: action === 'note' ? noteField(data, 'note') : undefined,
    priority: action === 'priority' ? field(data, 'priority') : undefined,
    url: field(data, 'url'),
  };
  return { kind: 'updates', updates: [update] };
}

/** The format of docs/webhook-way-back.md. Its senders are told what is wrong, since they can mend it. */
export const receive: ReceivePart = {
  parse(webhook) {
    const { content } = webhook;
    const type = field(content, 'type');
    if (type === undefined)
      return { kind: 'invalid', problem: '`type` must be a text such as "alert.closed"' };
    const action = ACTIONS.get(type);
    if (action === undefined) return ignored(type);
    const data = content['data'];
    const problem = problemOf(action, data);
    if (problem !== undefined || !isObject(data)) return { kind: 'invalid', problem: problem ?? 'no data' };
    return update(webhook, action, data);
  },
};
