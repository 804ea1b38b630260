import type { DeskAction } from './desk';
import { isoOf, jsonOf, text, type VendorModel } from './vendor-model';

const READ: Readonly<Record<string, DeskAction>> = {
  ALERT: 'open',
  ACCEPT: 'acknowledge',
  RESOLVE: 'close',
  COMMENT: 'note',
};
const TOLD: Readonly<Partial<Record<DeskAction, string>>> = {
  open: 'alert-created',
  acknowledge: 'alert-acknowledged',
  close: 'alert-resolved',
  note: 'alert-comment-added',
};

/** ilert: events one way, an alert action of type webhook the other. */
export const ilert: VendorModel = {
  actions: ['acknowledge', 'close', 'note'],
  read({ body }) {
    const event = jsonOf(body);
    const action = READ[text(event['eventType'])];
    const [comment] = (event['comments'] ?? []) as readonly { readonly content?: string }[];
    return (
      action && {
        action,
        key: text(event['alertKey']),
        service: text(event['integrationKey']),
        text: comment?.content ?? text(event['summary']),
        priority: action === 'open' ? text(event['priority']) : undefined,
      }
    );
  },
  answer: (alert) =>
    JSON.stringify({
      alertKey: alert?.key,
      alertUrl: `https://x.ilert.com/alerts/${alert?.id.replace(/\D/g, '') ?? 0}`,
    }),
  tell(entry, alert, secret, eventNumber) {
    const eventType = TOLD[entry.action];
    if (eventType === undefined) return undefined;
    const body = JSON.stringify({
      eventId: `il-${eventNumber}`,
      eventType,
      timestamp: isoOf(entry.time),
      id: Number(alert.id.replace(/\D/g, '')),
      alertKey: alert.key,
      ...(entry.action === 'note' && { comment: entry.text }),
    });
    return { body, headers: { authorization: `Basic ${Buffer.from(secret).toString('base64')}` } };
  },
};
