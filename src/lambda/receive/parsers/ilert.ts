import type { VendorAction } from '../../../contract/finding-update';
import { asList, at, type JsonObject } from '../../finding/json';
import { sha256 } from '../../finding/key';
import { eventTime } from '../event-time';
import { field, ignored, keyField, noteField } from './fields';
import type { WebhookParser } from './parser';

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
function actorOf(json: JsonObject): string | undefined {
  const responders = asList(json['responders']);
  const accepted = responders.find((responder) => field(responder, 'status') === 'ACCEPTED');
  return person(at(accepted, 'user')) ?? person(json['assignedTo']);
}

/** ilert's alert action of type webhook, with its default body. */
export const parseIlert: WebhookParser = ({ json, request }) => {
  const eventType = field(json, 'eventType');
  const action = ACTIONS.get(eventType?.replace(/^(alert|incident)-/, '') ?? '');
  const alertKey = keyField(json, 'alertKey');
  if (action === undefined || alertKey === undefined) return ignored(eventType);
  const note = action === 'note' ? noteField(json, 'comment') : undefined;
  if (action === 'note' && note === undefined) return ignored(eventType);
  return {
    kind: 'update',
    update: {
      eventId: field(json, 'eventId') ?? sha256(request.body.toString('latin1')),
      occurredAt: eventTime(field(json, 'timestamp'), request.receivedAt),
      action,
      alertKey,
      vendorId: field(json, 'id'),
      // The payload does not say who wrote a comment.
      actor: action === 'note' ? undefined : actorOf(json),
      note,
    },
  };
};
