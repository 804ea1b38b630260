import type { VendorAction } from '../../../contract/finding-update';
import { sha256 } from '../../finding/key';
import { timeOf } from '../common/event-time';
import { field, ignored, keyField, noteField } from '../common/webhook-fields';
import type { ReceivePart } from '../vendor';
import { isForwarder } from './user';

const ACTIONS: ReadonlyMap<string, VendorAction> = new Map([
  ['Acknowledge', 'acknowledge'],
  ['UnAcknowledge', 'unacknowledge'],
  ['Close', 'close'],
  // An alert that is deleted will never be closed.
  ['Delete', 'close'],
  ['AddNote', 'note'],
  ['UpdatePriority', 'priority'],
]);

/** `P1` … `P5`; some webhooks carry the bare number. */
const priorityOf = (alert: unknown): string | undefined => field(alert, 'priority')?.replace(/^(?=\d$)/, 'P');

/** JSM Operations and Opsgenie outgoing webhooks. They have no event id, so one is made of what tells events apart. */
export const receive: ReceivePart = {
  parse({ content, request }) {
    const name = field(content, 'action');
    const action = ACTIONS.get(name ?? '');
    const alert = content['alert'];
    const alertKey = keyField(alert, 'alias');
    if (name === undefined || action === undefined || alertKey === undefined) return ignored(name);
    const note = action === 'note' ? noteField(alert, 'note') : undefined;
    const priority = action === 'priority' ? priorityOf(alert) : undefined;
    if ((action === 'note' && !note) || (action === 'priority' && !priority)) return ignored(name);
    const [vendorId, actor] = [field(alert, 'alertId'), field(alert, 'username')];
    const updatedAt = field(alert, 'updatedAt');
    const update = {
      eventId: sha256([name, vendorId, updatedAt, note].map((part) => part ?? '').join('|')),
      ...timeOf(updatedAt, request.receivedAt),
      action,
      alertKey,
      vendorId,
      actor,
      note,
      priority,
      ...(isForwarder(actor, action) && { own: true as const }),
    };
    return { kind: 'updates', updates: [update] };
  },
};
