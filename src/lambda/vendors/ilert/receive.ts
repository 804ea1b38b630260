import type { VendorAction } from '../../../contract/finding-update';
import { asList, at, type JsonObject } from '../../finding/json';
import { eventId } from '../common/event-id';
import { timeOf } from '../common/event-time';
import { field, ignored, keyField, noteField } from '../common/webhook-fields';
import type { ReceivePart } from '../vendor';

/** Without their prefix: what ilert calls alerts now it called incidents before. */
const ACTIONS: ReadonlyMap<string, VendorAction> = new Map([
  ['acknowledged', 'acknowledge'],
  ['resolved', 'close'],
  ['auto-resolved', 'close'],
  ['comment-added', 'note'],
]);

const person = (user: unknown): string | undefined =>
  [field(user, 'firstName'), field(user, 'lastName')].filter(Boolean).join(' ') || field(user, 'username');

/** Who accepted the alert; the older form names who it is assigned to. */
function actorOf(content: JsonObject): string | undefined {
  const responders = asList(content['responders']);
  const accepted = responders.find((responder) => field(responder, 'status') === 'ACCEPTED');
  return person(at(accepted, 'user')) ?? person(content['assignedTo']);
}

/** ilert's alert action of type webhook, with its default body. It does not tell a person's act from our own event's. */
export const receive: ReceivePart = {
  parse({ content, request }) {
    const eventType = field(content, 'eventType');
    const action = ACTIONS.get(eventType?.replace(/^(alert|incident)-/, '') ?? '');
    const alertKey = keyField(content, 'alertKey');
    if (action === undefined || alertKey === undefined) return ignored(eventType);
    const note = action === 'note' ? noteField(content, 'comment') : undefined;
    if (action === 'note' && note === undefined) return ignored(eventType);
    const update = {
      eventId: eventId(request, content['eventId']),
      ...timeOf(field(content, 'timestamp'), request.receivedAt),
      action,
      alertKey,
      vendorId: field(content, 'id'),
      // The payload does not say who wrote a comment.
      actor: action === 'note' ? undefined : actorOf(content),
      note,
    };
    return { kind: 'updates', updates: [update] };
  },
};
