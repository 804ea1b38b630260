import { JsmAlerts } from '../../../local/vendors/jsm';
import { PagerDutyIncidents } from '../../../local/vendors/pagerduty';
import { startJsm, startPagerDuty, WebhookSender, type OutgoingWebhook } from '../../../local/vendors';
import { createClock } from '../../../local/clock';
import { startVendor } from '../../../local/vendor-server';
import { verifyPagerDuty } from '../../../src/lambda/vendors/pagerduty/verify';

const KEY = 'c'.repeat(64);
const now = (): Date => new Date('2026-11-25T10:00:00.000Z');

const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('PagerDuty', () => {
  const trigger = { event_action: 'trigger', dedup_key: KEY, payload: { summary: 'Public bucket' } };
  const types = (webhooks: readonly OutgoingWebhook[]) =>
    webhooks.map(({ body }) => (JSON.parse(body) as { event: { event_type: string } }).event.event_type);

  test('folds events of one key into one incident, and opens a new one after it is resolved', () => {
    const incidents = new PagerDutyIncidents(now, () => 's');
    expect(types(incidents.enqueue(trigger))).toEqual(['incident.triggered']);
    expect(types(incidents.enqueue(trigger))).toEqual([]);
    expect(types(incidents.act(KEY, { does: 'acknowledge' }, 'Alice'))).toEqual(['incident.acknowledged']);
    expect(types(incidents.enqueue({ ...trigger, event_action: 'resolve' }))).toEqual(['incident.resolved']);
    expect(types(incidents.enqueue({ ...trigger, event_action: 'acknowledge' }))).toEqual([]);
    expect(types(incidents.enqueue(trigger))).toEqual(['incident.triggered']);
    expect(incidents.alerts().map(({ state }) => state)).toEqual(['resolved', 'open']);
  });

  test('tells notes and priorities, signed with the secret of the moment', () => {
    let secret = 'first-secret';
    const incidents = new PagerDutyIncidents(now, () => secret);
    incidents.enqueue(trigger);
    secret = 'second-secret';
    const [note] = incidents.act(KEY, { does: 'note', text: 'Isolated.' }, 'Alice');
    incidents.act(KEY, { does: 'priority', priority: 'P1' }, 'Alice');
    const request = {
      method: 'POST',
      url: 'https://hooks.example.com/pagerduty',
      headers: { 'x-pagerduty-signature': note?.headers['x-pagerduty-signature'] ?? '' },
      body: Buffer.from(note?.body ?? ''),
      receivedAt: now(),
    };
    const endpoint = { vendor: 'pagerduty' as const, verifier: 'pagerduty' as const, secrets: [] };
    expect(verifyPagerDuty(request, 'second-secret', endpoint)).toBe(true);
    expect(verifyPagerDuty(request, 'first-secret', endpoint)).toBe(false);
    expect(incidents.alerts()).toMatchObject([{ notes: ['Isolated.'], priority: 'P1' }]);
  });

  test('answers as its condition has it, and tells the key of an incident by its REST API', async () => {
    const webhooks: OutgoingWebhook[] = [];
    const secrets = { routingKey: () => 'rk', apiToken: () => 'token', signingSecret: () => 's' };
    const vendor = await startPagerDuty({
      now,
      ...secrets,
      onWebhooks: (sent) => void webhooks.push(...sent),
    });
    const enqueue = (routing_key: string) => post(`${vendor.url}/v2/enqueue`, { ...trigger, routing_key });
    try {
      vendor.service.condition = 'down';
      expect((await enqueue('rk')).status).toBe(503);
      vendor.service.condition = 'throttled';
      expect((await enqueue('rk')).headers.get('retry-after')).toBe('10');
      vendor.service.condition = 'up';
      expect((await enqueue('other')).status).toBe(400);
      expect((await enqueue('rk')).status).toBe(202);
      expect(webhooks).toHaveLength(1);
      const url = `${vendor.url}/incidents/${vendor.alerts()[0]?.id}/alerts`;
      const answer = await fetch(url, { headers: { authorization: 'Token token=token' } });
      expect(await answer.json()).toEqual({ alerts: [{ alert_key: KEY }] });
      expect((await fetch(url)).status).toBe(401);
    } finally {
      await vendor.close();
    }
  });
});

describe('JSM', () => {
  const actions = (webhooks: readonly OutgoingWebhook[]) =>
    webhooks.map(({ body }) => (JSON.parse(body) as { action: string }).action);

  test('takes alerts in by their alias, and tells every change', () => {
    const alerts = new JsmAlerts(now, () => 's');
    expect(actions(alerts.create({ alias: KEY, message: 'm', priority: 'P2' }))).toEqual(['Create']);
    expect(actions(alerts.create({ alias: KEY, message: 'm' }))).toEqual([]);
    expect(actions(alerts.act(KEY, { does: 'priority', priority: 'P1' }, 'bob'))).toEqual(['UpdatePriority']);
    expect(actions(alerts.request(KEY, 'close', { note: 'Closed.', user: 'AWS Security Hub' }))).toEqual([
      'AddNote',
      'Close',
    ]);
    expect(actions(alerts.act(KEY, { does: 'acknowledge' }, 'bob'))).toEqual([]);
    expect(alerts.alerts()).toMatchObject([{ state: 'resolved', priority: 'P1', notes: ['Closed.'] }]);
  });

  test('refuses a key that is not the one of the moment', async () => {
    let key = 'one';
    const vendor = await startJsm({
      now,
      apiKey: () => key,
      sharedSecret: () => 's',
      onWebhooks: () => undefined,
    });
    const create = () => post(`${vendor.url}/v2/alerts`, { alias: KEY }, { authorization: 'GenieKey one' });
    try {
      expect((await create()).status).toBe(202);
      key = 'two';
      expect((await create()).status).toBe(401);
    } finally {
      await vendor.close();
    }
  });
});

test('a webhook is sent again after 503, in order, and dropped after 401', async () => {
  const receiver = await startVendor();
  receiver.script({ status: 503 }, { status: 202 }, { status: 401 });
  const answers: (number | string)[] = [];
  const sender = new WebhookSender({
    url: receiver.url,
    clock: createClock(1000),
    onDelivery: ({ answer }) => void answers.push(answer),
  });
  sender.send([{ key: KEY, body: '1', headers: {} }]);
  sender.send([{ key: KEY, body: '2', headers: {} }]);
  const bodies = (await receiver.requests.first(3)).map(({ rawBody }) => rawBody.toString());
  await receiver.close();
  expect(bodies).toEqual(['1', '1', '2']);
  expect(answers.slice(0, 2)).toEqual([503, 202]);
});
