import type { VendorAction } from '../../../contract/finding-update';
import { sha256 } from '../../finding/key';
import { eventTime } from '../event-time';
import { field, ignored, keyField, noteField } from './fields';
import type { WebhookParser } from './parser';

const ACTIONS: ReadonlyMap<string, VendorAction> = new Map([
  ['Acknowledge', 'acknowledge'],
  ['UnAcknowledge', 'unacknowledge'],
  ['Close', 'close'],
  ['AddNote', 'note'],
  ['UpdatePriority', 'priority'],
]);

/** `P1` … `P5`; some webhooks carry the bare number. */
const priorityOf = (alert: unknown): string | undefined => field(alert, 'priority')?.replace(/^(?=\d$)/, 'P');

/** What the forwarder calls itself where it writes a note of its own; such a note comes from nobody. */
const FORWARDER = 'AWS Security Hub';

/** JSM Operations and Opsgenie outgoing webhooks. They have no event id, so one is made of what tells events apart. */
export const parseJsm: WebhookParser = ({ json, request }) => {
  const name = field(json, 'action');
  const action = ACTIONS.get(name ?? '');
  const alert = json['alert'];
  const alertKey = keyField(alert, 'alias');
  if (name === undefined || action === undefined || alertKey === undefined) return ignored(name);
  const note = action === 'note' ? noteField(alert, 'note') : undefined;
  const priority = action === 'priority' ? priorityOf(alert) : undefined;
  if ((action === 'note' && !note) || (action === 'priority' && !priority)) return ignored(name);
  const vendorId = field(alert, 'alertId');
  const actor = field(alert, 'username');
  if (action === 'note' && actor === FORWARDER) return ignored(name);
  const updatedAt = field(alert, 'updatedAt');
  return {
    kind: 'update',
    update: {
      eventId: sha256([name, vendorId, updatedAt, note].map((part) => part ?? '').join('|')),
      occurredAt: eventTime(updatedAt, request.receivedAt),
      action,
      alertKey,
      vendorId,
      actor,
      note,
      priority,
    },
  };
};
