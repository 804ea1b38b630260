import { METRICS } from '../../src/contract/metrics';
import { asff } from '../fixtures/asff';
import { customActionEvent, insightEvent } from '../fixtures/events';
import { update } from '../helpers/sync-bench';
import { startThereAndBack, type ThereAndBack } from '../helpers/there-and-back';

let bench: ThereAndBack;
beforeEach(async () => {
  bench = await startThereAndBack();
});
afterEach(() => bench.close());

const RESULTS = Array.from({ length: 100 }, (_, index) => ({ [`user-${index + 1}`]: 100 - index }));
const key = () => bench.sent()[0]?.dedup_key;

test('an insight is one alert with all of its results', async () => {
  await bench.forward(insightEvent(RESULTS));
  expect(bench.sent().map(({ event_action }) => event_action)).toEqual(['trigger']);
  const body = bench.vendor.requests.items[0]?.rawBody.toString() ?? '';
  const rows = RESULTS.map((_, index) => `${String(100 - index).padStart(3)}  user-${index + 1}\\n`);
  expect(rows.slice(0, -1).filter((row) => !body.includes(row))).toEqual([]);
  expect(body).toContain('  1  user-100"');
});

test('an insight that is sent again is the same alert', async () => {
  await bench.forward(insightEvent(RESULTS));
  await bench.forward({ ...insightEvent([{ 'user-1': 7 }]), id: 'another-click' });
  expect(bench.sent().map(({ dedup_key }) => dedup_key)).toEqual([key(), key()]);
});

test('an insight without results is still what a person sent', async () => {
  await bench.forward(insightEvent([]));
  expect(bench.sent()).toHaveLength(1);
});

test.each(['acknowledge', 'close', 'reopen', 'note', 'priority'] as const)(
  'there is no way back from an insight: %s is counted and changes nothing',
  async (action) => {
    await bench.forward(insightEvent(RESULTS));
    const webhook = update(1, { alertKey: key(), vendor: 'pagerduty', action, note: 'seen', priority: 'P1' });
    expect(await bench.sync([webhook])).toEqual([]);
    // A reopening of what is open is late news.
    const metric = action === 'reopen' ? METRICS.updatesStale : METRICS.updatesUnchanged;
    expect(bench.metric(metric)).toBe(1);
    expect(bench.calls()).toEqual([]);
    expect(bench.aws.messages).toEqual([]);
  },
);

test('webhooks of an insight hold up none of the others', async () => {
  await bench.forward(insightEvent(RESULTS));
  const insightKey = key();
  await bench.seed(2);
  expect(
    await bench.sync([update(1, { alertKey: insightKey, action: 'close' }), update(2, { action: 'close' })]),
  ).toEqual([]);
  expect(bench.found(2)?.Workflow?.Status).toBe('RESOLVED');
});

test('an insight and a finding sent with the same custom action are two alerts', async () => {
  await bench.forward(insightEvent(RESULTS));
  await bench.forward(customActionEvent(asff()));
  expect(new Set(bench.sent().map(({ dedup_key }) => dedup_key)).size).toBe(2);
});
