import type { FindingUpdate } from '../../../contract/finding-update';
import { at } from '../../finding/json';
import { eventId } from '../common/event-id';
import { timeOf } from '../common/event-time';
import { field, ignored, isAlertKey, keyField, noteField } from '../common/webhook-fields';
import type { ParsedWebhook, ReceivePart, Webhook } from '../vendor';

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

/** An event of the integration did it, and with a key of ours that can only be our own. */
const isOwn = (event: unknown): boolean =>
  /(^|_)inbound_integration(_reference)?$/.test(field(event, 'agent', 'type') ?? '');

function subject({ content, request }: Webhook, action: FindingUpdate['action']): ParsedWebhook {
  const event = content['event'];
  const path = action === 'note' ? ['data', 'incident'] : ['data'];
  const note = action === 'note' ? noteField(event, 'data', 'content') : undefined;
  const priority = action === 'priority' ? field(event, 'data', 'priority', 'summary') : undefined;
  const vendorId = field(event, ...path, 'id');
  const complete = vendorId && (action !== 'note' || note) && (action !== 'priority' || priority);
  if (!complete) return ignored(`${action} without content`);
  const update = {
    eventId: eventId(request, at(event, 'id'), request.headers['x-webhook-id']),
    ...timeOf(field(event, 'occurred_at'), request.receivedAt),
    action,
    alertKey: incidentKey(at(event, 'data')),
    vendorId,
    actor: field(event, 'agent', 'summary'),
    note,
    priority,
    url: field(event, ...path, 'html_url'),
    ...(isOwn(event) && { own: true as const }),
  };
  return { kind: 'updates', updates: [update] };
}

/** The incident ends because its alerts went to another one: nobody has dealt with them yet. */
const isMerge = (event: unknown): boolean =>
  field(event, 'data', 'resolve_reason', 'type') === 'merge_resolve_reason';

/** PagerDuty webhooks v3: one event per request. */
export const receive: ReceivePart = {
  parse(webhook) {
    const event = webhook.content['event'];
    const eventType = field(event, 'event_type');
    const action = ACTIONS.get(eventType ?? '');
    if (action === undefined) return ignored(eventType);
    if (action === 'close' && isMerge(event)) return ignored(`${eventType} by a merge`);
    return subject(webhook, action);
  },
};
