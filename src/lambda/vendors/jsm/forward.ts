import { JSM } from '../../../contract/vendors/jsm';
import type { Alert, AlertAction } from '../../alert/alert';
import { titleOf } from '../common/alert-text';
import { credentialOf } from '../common/credential';
import { cutClean } from '../common/cut';
import { JSM_LIMITS, jsmAlert, jsmPriority } from './alert';
import { FORWARDER, userOf } from './user';
import { baseUrl, jsonPost } from '../common/json-request';
import type { VendorRequest } from '../../http/vendor-call';
import type { ForwardPart, VendorContext } from '../vendor';

/** The alert is not found by its alias, or the vendor does not take such a request: each of them says it otherwise. */
const NOT_THERE = [400, 404, 405, 422];

/**
 * Jira Service Management Operations and Opsgenie, whose Alert API is the same but for the base URL.
 * A route's `secretName` names another integration's key, its `team` and `responders` go with the new alert.
 */
export const forward: ForwardPart = {
  requests: (action, alert, context) => REQUESTS[action](alert, new JsmApi(alert, context)),
};

const REQUESTS: Readonly<Record<AlertAction, (alert: Alert, api: JsmApi) => readonly VendorRequest[]>> = {
  open: (alert, api) => [api.post('', jsmAlert(alert, api.context))],
  acknowledge: (_alert, api) => [api.act('acknowledge', 'Acknowledged in AWS Security Hub.')],
  resolve: (_alert, api) => [api.act('close', 'The finding is closed in AWS Security Hub.')],
  note: ({ note }, api) => (note === undefined ? [] : [api.act('notes', note.text, note.updatedBy)]),
  update: (alert, api) => (api.isOpsgenie ? opsgenieUpdate(alert, api) : jsmUpdate(alert, api)),
};

const opsgenieUpdate = (alert: Alert, api: JsmApi): readonly VendorRequest[] => {
  const { message, description, priority } = jsmAlert(alert, api.context);
  return [
    api.put('priority', { priority }),
    api.put('message', { message }),
    ...(description === '' ? [] : [api.put('description', { description })]),
  ];
};

/**
 * JSM documents create, acknowledge, close and note only. The priority is tried, as it decides who is paged; the note
 * tells the rest. It is last, because it is the one request that shows when it is repeated.
 */
const jsmUpdate = (alert: Alert, api: JsmApi): readonly VendorRequest[] => [
  { ...api.put('priority', { priority: jsmPriority(alert, api.context) }), accepts: NOT_THERE },
  api.act('notes', `Changed in AWS Security Hub, now: ${titleOf(alert, JSM_LIMITS.description)}`),
];

/** Requests about one alert, addressed by its alias. */
class JsmApi {
  private readonly base: string;
  private readonly headers: Readonly<Record<string, string>>;

  constructor(
    private readonly alert: Alert,
    readonly context: VendorContext,
  ) {
    this.base = `${baseUrl(context.config, JSM.urls.jsm)}/v2/alerts`;
    this.headers = { authorization: `GenieKey ${credentialOf(context)}` };
  }

  get isOpsgenie(): boolean {
    return this.base.startsWith(JSM.urls.opsgenieUs) || this.base.startsWith(JSM.urls.opsgenieEu);
  }

  post(path: string, body: unknown): VendorRequest {
    return jsonPost(this.base + path, body, this.headers);
  }

  put(field: string, body: unknown): VendorRequest {
    return { ...this.post(this.byAlias(field), body), method: 'PUT' };
  }

  act(action: string, note: string, person?: string): VendorRequest {
    return this.post(this.byAlias(action), {
      user: userOf(person, JSM_LIMITS.user),
      source: FORWARDER,
      note: cutClean(note, JSM_LIMITS.note),
    });
  }

  private byAlias(action: string): string {
    return `/${encodeURIComponent(this.alert.key)}/${action}?identifierType=alias`;
  }
}
