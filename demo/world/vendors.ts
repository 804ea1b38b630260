import type { Clock } from '../../local/clock';
import type { VendorAnswer, VendorRequestRecord } from '../../local/vendor-server';
import {
  startJsm,
  startPagerDuty,
  startSnsReader,
  type OutgoingWebhook,
  type VendorAlert,
  type VendorCondition,
  type VendorDeed,
  WebhookSender,
} from '../../local/vendors';
import type { CallRecord } from './calls';
import type { Journal } from './journal';
import { keysNamed } from './keys';
import type { VendorSecrets } from './secrets';

/** A vendor's stand-in as the demo uses it. */
export interface Vendor {
  readonly endpointId: string;
  readonly name: string;
  readonly url: string;
  readonly service: { condition: VendorCondition };
  alerts(): readonly VendorAlert[];
  /** A person does something there; undefined where nobody can. */
  readonly act?: (key: string, deed: VendorDeed, person: string) => void;
  /** Webhooks that are not delivered yet. */
  pending(): number;
  /** From now on webhooks go to this address. */
  callBack(url: string): void;
  close(): Promise<void>;
}

export interface VendorContext {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly secrets: VendorSecrets;
  readonly calls: CallRecord;
}

/** A step for every request that a vendor gets. */
const exchange =
  ({ journal, calls }: VendorContext, endpointId: string) =>
  (request: VendorRequestRecord, answer: VendorAnswer): void => {
    const { method, path, headers, json, rawBody } = request;
    const status = answer.status ?? 202;
    const keys = keysOf(request);
    const isChange = method !== 'GET' && status < 300;
    if (isChange) for (const key of keys) calls.accepted(endpointId, key, path + rawBody.toString());
    const asked = { method, path, headers, body: json ?? rawBody.toString() };
    journal.add({
      kind: 'call',
      title: `${method} ${path.replace(/[0-9a-f]{64}/, (key) => `${key.slice(0, 8)}…`)} → ${status}`,
      keys,
      endpointId,
      detail: { request: asked, answer: { status, headers: answer.headers, body: answer.body } },
    });
  };

function keysOf({ path, json, rawBody }: VendorRequestRecord): readonly string[] {
  const message = (json as { readonly Message?: string } | undefined)?.Message;
  if (message === undefined) return keysNamed(path + rawBody.toString());
  return [];
}

/** Sends a vendor's webhooks once it is known where to. */
function caller({ clock, journal }: VendorContext, endpointId: string) {
  let sender: WebhookSender | undefined;
  return {
    send: (webhooks: readonly OutgoingWebhook[]) => sender?.send(webhooks),
    pending: () => sender?.pending ?? 0,
    stop: () => sender?.stop(),
    callBack: (url: string): void => {
      sender = new WebhookSender({
        url,
        clock,
        onDelivery: ({ webhook: { key, body, headers }, attempt, answer }) =>
          journal.add({
            kind: 'webhook',
            title: `Webhook ${eventOf(body)} → ${answer}`,
            keys: [key],
            endpointId,
            detail: { url, headers, body: JSON.parse(body) as unknown, attempt, answer },
          }),
      });
    },
  };
}

function eventOf(body: string): string {
  const { event, action } = JSON.parse(body) as {
    readonly event?: { readonly event_type: string };
    readonly action?: string;
  };
  return event?.event_type ?? action ?? '';
}

export async function startVendors(context: VendorContext): Promise<readonly Vendor[]> {
  const { clock, secrets } = context;
  const { now } = clock;
  const [forPagerDuty, forJsm] = [caller(context, 'pagerduty'), caller(context, 'jsm')];
  const [pagerDuty, jsm, ilert] = await Promise.all([
    startPagerDuty({
      now,
      routingKey: () => secrets.routingKey,
      apiToken: () => secrets.apiToken,
      signingSecret: () => secrets.signingSecret,
      onWebhooks: forPagerDuty.send,
      onExchange: exchange(context, 'pagerduty'),
    }),
    startJsm({
      now,
      apiKey: () => secrets.jsmKey,
      sharedSecret: () => secrets.jsmWebhook,
      onWebhooks: forJsm.send,
      onExchange: exchange(context, 'jsm'),
    }),
    startSnsReader(exchange(context, 'ilert')),
  ]);
  return [
    {
      ...pagerDuty,
      ...forPagerDuty,
      endpointId: 'pagerduty',
      name: 'PagerDuty',
      close: closing(pagerDuty, forPagerDuty),
    },
    { ...jsm, ...forJsm, endpointId: 'jsm', name: 'JSM', close: closing(jsm, forJsm) },
    {
      ...ilert,
      endpointId: 'ilert',
      name: 'ilert, by SNS',
      pending: () => 0,
      callBack: () => undefined,
    },
  ];
}

const closing = (vendor: { close(): Promise<void> }, calls: { stop(): void }) => async (): Promise<void> => {
  calls.stop();
  await vendor.close();
};
