import { VENDOR_URLS } from '../../contract/vendor-urls';
import type { Alert, AlertAction } from '../alert/alert';
import { titleOf } from './alert-text';
import { credentialOf } from './credential';
import { cutClean } from './cut';
import { ILERT_LIMITS, ilertAlert } from './ilert-alert';
import { baseUrl, jsonPost } from './json-request';
import type { Vendor, VendorContext } from './vendor';

/**
 * ilert Events API. The integration key travels in the body. A route's `secretName` names another alert source's key,
 * its `team` is the routing key.
 */
export const ilert: Vendor = {
  requests(action, alert, context) {
    const event = EVENTS[action](alert, context);
    if (event === undefined) return [];
    const body = { integrationKey: credentialOf(context), alertKey: alert.key, ...event };
    return [jsonPost(`${baseUrl(context.config, VENDOR_URLS.ilert)}/api/events`, body)];
  },

  vendorId(responseBody) {
    try {
      const { alertUrl } = JSON.parse(responseBody) as { alertUrl?: unknown };
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
