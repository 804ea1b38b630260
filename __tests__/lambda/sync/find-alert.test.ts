import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FindingUpdate } from '../../../src/contract/finding-update';
import { sha256 } from '../../../src/lambda/finding/key';
import {
  API_TOKEN,
  endpoint,
  item,
  keyOf,
  minute,
  startSyncBench,
  update,
  type SyncBench,
} from '../../helpers/sync-bench';

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

/** PagerDuty's REST API: what it was asked, and what it is to answer. */
async function startPagerDuty() {
  const asked: { url?: string; authorization?: string }[] = [];
  const answers: Answer[] = [];
  const server: Server = createServer((request, response) => {
    asked.push({ url: request.url, authorization: request.headers.authorization });
    const { status = 200, body = { alerts: [] } } = answers.shift() ?? {};
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { asked, answers, url, close };
}

let bench: SyncBench;
let pagerDuty: Awaited<ReturnType<typeof startPagerDuty>>;
beforeEach(async () => {
  [bench, pagerDuty] = await Promise.all([startSyncBench(), startPagerDuty()]);
});
afterEach(() => Promise.all([bench.close(), pagerDuty.close()]));

const event = (fields: Partial<FindingUpdate> = {}): FindingUpdate =>
  update(1, { vendor: 'pagerduty', alertKey: undefined, vendorId: 'PINC', ...fields });
const withToken = () => ({
  endpoints: {
    oncall: endpoint({
      vendor: 'pagerduty',
      apiUrl: pagerDuty.url,
      apiToken: { kind: 'parameter', name: 'token' } as const,
    }),
  },
});
const withoutToken = { endpoints: { oncall: endpoint({ vendor: 'pagerduty' }) } };
const noteOf = (n: number) => bench.found(n)?.Note?.Text;

test('the link that a triggered incident teaches leads its notes to the finding, also within one batch', async () => {
  await bench.seed(1);
  const failed = await bench.sync(
    [event({ action: 'note', note: 'on it' }), event({ action: 'link', alertKey: keyOf(1) })],
    { changes: withoutToken },
  );
  expect(failed).toEqual([]);
  expect(noteOf(1)).toBe('jane@example.com (oncall): on it');
});

test('a note that arrives before its link is tried again, and then applied', async () => {
  await bench.seed(1);
  const note = event({ action: 'note', note: 'on it' });
  expect(await bench.sync([note], { changes: withoutToken })).toEqual(['m0']);
  await bench.sync([event({ action: 'link', alertKey: keyOf(1) })], { changes: withoutToken });
  expect(await bench.sync([note], { changes: withoutToken, receiveCount: 2 })).toEqual([]);
  expect(noteOf(1)).toBe('jane@example.com (oncall): on it');
});

test('an incident that stays unknown is counted and let go', async () => {
  expect(await bench.sync([event()], { changes: withoutToken, receiveCount: 3 })).toEqual([]);
  expect(bench.metric('AlertsUnknown')).toBe(1);
  expect(bench.calls()).toEqual([]);
});

test('an alert of another source, by its own kind of key, is let go at once', async () => {
  expect(await bench.sync([update(1, { alertKey: 'web-server-down' })])).toEqual([]);
  expect(bench.metric('AlertsUnknown')).toBe(1);
});

test('an alert that the forwarder has not written yet is waited for', async () => {
  const event = update(1);
  expect(await bench.sync([event])).toEqual(['m0']);
  await bench.seed(1);
  expect(await bench.sync([event], { receiveCount: 2 })).toEqual([]);
  expect(bench.calls()).toHaveLength(1);
});

describe('with a token, PagerDuty is asked', () => {
  test('once for all events from before it was asked', async () => {
    await bench.seed(1);
    pagerDuty.answers.push({ body: { alerts: [{ id: 'A', alert_key: keyOf(1) }] } });
    const close = event({ action: 'close', eventId: 'e2', occurredAt: minute(1) });
    expect(await bench.sync([event(), close], { changes: withToken() })).toEqual([]);
    expect(bench.found(1)?.Workflow?.Status).toBe('RESOLVED');
    expect(pagerDuty.asked).toEqual([
      { url: '/incidents/PINC/alerts?limit=100', authorization: `Token token=${API_TOKEN}` },
    ]);
  });

  test('when an incident is triggered without a key', async () => {
    await bench.seed(1);
    pagerDuty.answers.push({ body: { alerts: [{ alert_key: keyOf(1) }] } });
    await bench.sync([event({ action: 'link' })], { changes: withToken() });
    expect(await bench.ledger.getLink('oncall', 'PINC')).toBe(keyOf(1));
  });

  test('an incident of several alerts changes all their findings', async () => {
    await Promise.all([bench.seed(1), bench.seed(2)]);
    pagerDuty.answers.push({
      body: {
        alerts: [
          { alert_key: keyOf(1) },
          { alert_key: 'other' },
          { alert_key: keyOf(2) },
          { alert_key: null },
        ],
      },
    });
    await bench.sync([event({ action: 'close' })], { changes: withToken() });
    expect([1, 2].map((n) => bench.found(n)?.Workflow?.Status)).toEqual(['RESOLVED', 'RESOLVED']);
    expect(bench.calls()).toHaveLength(1);
  });

  test.each([
    ['whose webhook carries the key of the first', { alertKey: keyOf(1) }],
    ['whose first alert was learned when it was triggered', {}],
  ])('an incident of several alerts, %s, changes all their findings', async (_case, fields) => {
    await Promise.all([bench.seed(1), bench.seed(2), bench.ledger.putLink('oncall', 'PINC', keyOf(1))]);
    pagerDuty.answers.push({ body: { alerts: [{ alert_key: keyOf(1) }, { alert_key: keyOf(2) }] } });
    await bench.sync([event({ action: 'close', ...fields })], { changes: withToken() });
    expect([1, 2].map((n) => bench.found(n)?.Workflow?.Status)).toEqual(['RESOLVED', 'RESOLVED']);
  });

  test.each([429, 500, 503])('%d: tried again', async (status) => {
    await bench.seed(1);
    pagerDuty.answers.push({ status });
    expect(await bench.sync([event()], { changes: withToken(), receiveCount: 9 })).toEqual(['m0']);
  });

  test('401: once more with a freshly read token', async () => {
    await bench.seed(1);
    const fresh: (boolean | undefined)[] = [];
    const readSecret: typeof bench.dependencies.readSecret = (_, options) => {
      fresh.push(options?.fresh);
      return Promise.resolve('token');
    };
    pagerDuty.answers.push({ status: 401 }, { body: { alerts: [{ alert_key: keyOf(1) }] } });
    expect(await bench.sync([event()], { changes: withToken(), other: { readSecret } })).toEqual([]);
    expect(fresh).toEqual([false, true]);
  });

  test('404: an incident of somebody else', async () => {
    pagerDuty.answers.push({ status: 404 });
    expect(await bench.sync([event()], { changes: withToken(), receiveCount: 3 })).toEqual([]);
    expect(bench.metric('AlertsUnknown')).toBe(1);
  });

  test('the token is in no log line', async () => {
    pagerDuty.answers.push({ status: 401 }, { status: 401 });
    expect(await bench.sync([event()], { changes: withToken() })).toEqual(['m0']);
    expect(bench.lines.join('\n')).not.toContain(API_TOKEN);
  });
});

test('a note that the forwarder sent itself does not come back as another one', async () => {
  await bench.seed(1, { notes: [sha256('an analyst wrote this')] });
  await bench.sync([update(1, { action: 'note', note: 'an analyst wrote this' })]);
  expect(bench.calls()).toEqual([]);
});

test('a note goes on top of what another endpoint is known to have written', async () => {
  await bench.seed(1);
  const changes = { endpoints: { oncall: endpoint(), second: endpoint() } };
  await bench.seedAlert(item(1, { endpointId: 'second' }));
  await bench.sync([update(1, { action: 'note', note: 'first' })], { changes });
  await bench.sync([update(1, { action: 'note', note: 'second', endpointId: 'second', actor: 'Max' })], {
    changes,
  });
  expect(noteOf(1)).toBe('Max (second): second\njane@example.com (oncall): first');
});
