import type { DeskAction } from './desk';
import { isoOf, jsonOf, text, type VendorModel } from './vendor-model';

const READ: Readonly<Record<string, DeskAction>> = {
  opened: 'open',
  updated: 'update',
  acknowledged: 'acknowledge',
  resolved: 'close',
  note_added: 'note',
};
const TOLD: Readonly<Partial<Record<DeskAction, string>>> = {
  acknowledge: 'alert.acknowledged',
  unacknowledge: 'alert.unacknowledged',
  close: 'alert.closed',
  reopen: 'alert.reopened',
  note: 'alert.note_added',
  priority: 'alert.priority_updated',
};

/** A receiver of one's own: tells only what people do there. */
export const webhook: VendorModel = {
  actions: ['acknowledge', 'unacknowledge', 'close', 'reopen', 'note', 'priority'],
  read({ body }) {
    const document = jsonOf(body);
    const data = document['data'] as {
      alertKey?: string;
      priority?: string;
      note?: { text?: string };
      title?: string;
    };
    const action = READ[text(document['type']).replace('securityhub.alert.', '')];
    if (action === undefined) return undefined;
    return {
      action,
      key: data.alertKey ?? '',
      service: '',
      text: action === 'note' ? data.note?.text : data.title,
      priority: action === 'open' || action === 'update' ? data.priority : undefined,
    };
  },
  answer: () => '',
  tell(entry, alert, secret, eventNumber) {
    const type = TOLD[entry.action];
    if (type === undefined || entry.by !== 'person') return undefined;
    const data = {
      alertKey: alert.key,
      alertId: alert.id,
      actor: 'jane@example.com',
      note: entry.text,
      priority: entry.priority,
    };
    const body = JSON.stringify({ type, timestamp: isoOf(entry.time), data });
    return { body, headers: { authorization: secret, 'webhook-id': `wh-${eventNumber}` } };
  },
};
