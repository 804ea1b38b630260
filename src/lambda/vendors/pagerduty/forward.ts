import { PAGERDUTY } from '../../../contract/vendors/pagerduty';
import type { AlertAction } from '../../alert/alert';
import { credentialOf } from '../common/credential';
import { baseUrl, jsonPost } from '../common/json-request';
import { triggerOf } from './trigger';
import type { ForwardPart } from '../vendor';

/** Events API v2 has no event for a note; an update is a trigger with the same key, which joins the open alert. */
const EVENT_ACTIONS: Readonly<Record<AlertAction, 'trigger' | 'acknowledge' | 'resolve' | undefined>> = {
  open: 'trigger',
  update: 'trigger',
  acknowledge: 'acknowledge',
  resolve: 'resolve',
  note: undefined,
};

/** PagerDuty Events API v2. A route's `secretName` names the routing key (integration key) of another service. */
export const forward: ForwardPart = {
  requests(action, alert, context) {
    const eventAction = EVENT_ACTIONS[action];
    if (eventAction === undefined) return [];
    const event = {
      routing_key: credentialOf(context),
      event_action: eventAction,
      dedup_key: alert.key,
      ...(eventAction === 'trigger' ? triggerOf(alert, context) : {}),
    };
    return [jsonPost(`${baseUrl(context.config, PAGERDUTY.urls.us)}/v2/enqueue`, event)];
  },
};
