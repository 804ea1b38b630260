import type { FindingUpdate } from '../../../contract/finding-update';
import { sha256 } from '../../finding/key';
import { eventTime } from '../event-time';
import { field, ignored, isAlertKey, keyField, noteField } from './fields';
import type { ParsedWebhook, Webhook, WebhookParser } from './parser';

const ACTIONS: ReadonlyMap<string, FindingUpdate['action']> = new Map([
  ['incident.triggered', 'link'],
  ['incident.acknowledged', 'acknowledge'],
  ['incident.unacknowledged', 'unacknowledge'],
  ['incident.resolved', 'close'],
  ['incident.reopened', 'reopen'],
  ['incident.annotated', 'note'],
  ['incident.priority_updated', 'priority'],
]);

/** The key of an incident made by another integration means nothing here, and Events v2 often leaves it out. */
function incidentKey(incident: unknown): string | undefined {
  const key = keyField(incident, 'incident_key');
  return isAlertKey(key) ? key : undefined;
}

function subject({ json, request }: Webhook, action: FindingUpdate['action']): ParsedWebhook {
  const event = json['event'];
  const path = action === 'note' ? ['data', 'incident'] : ['data'];
  const note = action === 'note' ? noteField(event, 'data', 'content') : undefined;
  const priority = action === 'priority' ? field(event, 'data', 'priority', 'summary') : undefined;
  const vendorId = field(event, ...path, 'id');
  const complete = vendorId && (action !== 'note' || note) && (action !== 'priority' || priority);
  if (!complete) return ignored(`${action} without content`);
  return {
    kind: 'update',
    update: {
      eventId:
        field(event, 'id') ?? request.headers['x-webhook-id'] ?? sha256(request.body.toString('latin1')),
      occurredAt: eventTime(field(event, 'occurred_at'), request.receivedAt),
      action,
      alertKey: incidentKey((event as { data?: unknown }).data),
      vendorId,
      actor: field(event, 'agent', 'summary'),
      note,
      priority,
      url: field(event, ...path, 'html_url'),
    },
  };
}

/** PagerDuty webhooks v3: one event per request. */
export const parsePagerDuty: WebhookParser = (webhook) => {
  const eventType = field(webhook.json, 'event', 'event_type');
  const action = ACTIONS.get(eventType ?? '');
  return action === undefined ? ignored(eventType) : subject(webhook, action);
};
