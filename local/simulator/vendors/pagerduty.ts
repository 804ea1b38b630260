import { createHmac } from 'node:crypto';
import type { DeskAction, DeskAlert, DeskEntry } from './desk';
import { isoOf, jsonOf, text, type VendorModel } from './vendor-model';

const TOLD: Readonly<Partial<Record<DeskAction, string>>> = {
  open: 'incident.triggered',
  acknowledge: 'incident.acknowledged',
  unacknowledge: 'incident.unacknowledged',
  close: 'incident.resolved',
  reopen: 'incident.reopened',
  note: 'incident.annotated',
  priority: 'incident.priority_updated',
};
const READ: Readonly<Record<string, DeskAction>> = {
  trigger: 'open',
  acknowledge: 'acknowledge',
  resolve: 'close',
};

function dataOf(entry: DeskEntry, alert: DeskAlert): object {
  if (entry.action === 'note')
    return { id: `N${entry.time}`, content: entry.text, incident: { id: alert.id } };
  const priority = entry.action === 'priority' ? { priority: { summary: entry.priority } } : {};
  return { id: alert.id, incident_key: alert.key, ...priority };
}

/** PagerDuty: Events API v2 one way, webhooks v3 the other. What comes by the API is told as well. */
export const pagerduty: VendorModel = {
  actions: ['acknowledge', 'unacknowledge', 'close', 'reopen', 'note', 'priority'],
  read({ body }) {
    const event = jsonOf(body);
    const action = READ[text(event['event_action'])];
    const { severity, summary } = (event['payload'] ?? {}) as { severity?: unknown; summary?: unknown };
    return (
      action && {
        action,
        key: text(event['dedup_key']),
        service: text(event['routing_key']),
        ...(action === 'open' && { priority: text(severity), text: text(summary) }),
      }
    );
  },
  answer: () => JSON.stringify({ status: 'success' }),
  tell(entry, alert, secret, eventNumber) {
    const type = TOLD[entry.action];
    if (type === undefined) return undefined;
    const agent =
      entry.by === 'person'
        ? { summary: 'Jane' }
        : { summary: 'AWS Security Hub', type: 'integration_reference' };
    const event = {
      id: `pd-${eventNumber}`,
      event_type: type,
      occurred_at: isoOf(entry.time),
      agent,
      data: dataOf(entry, alert),
    };
    const body = JSON.stringify({ event });
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    return { body, headers: { 'x-pagerduty-signature': `v1=${signature}` } };
  },
};
