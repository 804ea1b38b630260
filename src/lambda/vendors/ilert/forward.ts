import { ILERT } from '../../../contract/vendors/ilert';
import type { Alert, AlertAction } from '../../alert/alert';
import { titleOf } from '../common/alert-text';
import { credentialOf } from '../common/credential';
import { cutClean } from '../common/cut';
import { ILERT_LIMITS, ilertAlert } from './alert';
import { baseUrl, jsonPost } from '../common/json-request';
import type { ForwardPart, VendorContext } from '../vendor';

/**
 * ilert Events API. The integration key travels in the body. A route's `secretName` names another alert source's key,
 * its `team` is the routing key.
 */
export const forward: ForwardPart = {
  requests(action, alert, context) {
    const event = EVENTS[action](alert, context);
    if (event === undefined) return [];
    const body = { integrationKey: credentialOf(context), alertKey: alert.key, ...event };
    return [jsonPost(`${baseUrl(context.config, ILERT.urls.default)}/api/events`, body)];
  },

  vendorId({ body }) {
    try {
      const { alertUrl } = JSON.parse(body) as { alertUrl?: unknown };
      return typeof alertUrl === 'string' ? /(\d+)\/?$/.exec(alertUrl)?.[1] : undefined;
    } catch {
      return undefined;
    }
  },
};

type Event = Readonly<Record<string, unknown>>;

const EVENTS: Readonly<Record<AlertAction, (alert: Alert, context: VendorContext) => Event | undefined>> = {
  open: ilertAlert,
  // An event with the key of an open alert joins it.
  update: ilertAlert,
  acknowledge: (alert) => ({ eventType: 'ACCEPT', summary: said('Acknowledged', alert) }),
  resolve: (alert) => ({ eventType: 'RESOLVE', summary: said('Resolved', alert) }),
  note: ({ note, ...alert }) =>
    note && {
      eventType: 'COMMENT',
      summary: said('Note added', alert),
      comments: [
        {
          creator: cutClean(note.updatedBy, ILERT_LIMITS.creator) || 'AWS Security Hub',
          content: cutClean(note.text, ILERT_LIMITS.comment),
        },
      ],
    },
};

const said = (what: string, alert: Alert): string =>
  titleOf({ ...alert, title: `${what} in AWS Security Hub: ${alert.title}` }, ILERT_LIMITS.summary);
