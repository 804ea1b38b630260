import { asff } from '../../fixtures/asff';
import { importedEvent } from '../../fixtures/events';
import { sqsRecord, startForwarderBench, type ForwarderBench } from '../../helpers/forwarder-bench';

let bench: ForwarderBench;
beforeEach(async () => {
  bench = await startForwarderBench();
});
afterEach(() => bench.close());

const EVENT = importedEvent(asff());
const note = (text: string, time: string) => ({
  ...importedEvent(asff({ Note: { Text: text, UpdatedBy: 'ann', UpdatedAt: time } })),
  time,
});

test('two copies at the same moment in two workers: one alert, the loser goes back and then finds it done', async () => {
  bench.vendor.answerUsually(() => ({ delayMillis: 100 }));
  const results = await Promise.all([1, 2, 3].map((id) => bench.forward([sqsRecord(EVENT, `m${id}`)])));
  const losers = results.flatMap(({ batchItemFailures }) => batchItemFailures);
  expect(bench.actions()).toEqual(['trigger']);
  expect(losers).toHaveLength(2);
  const again = await bench.forward(losers.map(({ itemIdentifier }) => sqsRecord(EVENT, itemIdentifier, 2)));
  expect(again.batchItemFailures).toEqual([]);
  expect(bench.actions()).toEqual(['trigger']);
});

test('two copies in one batch: one alert, none goes back', async () => {
  const { batchItemFailures } = await bench.forward([sqsRecord(EVENT, 'a'), sqsRecord(EVENT, 'b')]);
  expect(batchItemFailures).toEqual([]);
  expect(bench.actions()).toEqual(['trigger']);
});

test('a crash after the vendor, before the ledger: the call is repeated with the same key once the claim is over', async () => {
  const put = bench.dependencies.ledger.put.bind(bench.dependencies.ledger);
  let writes = 0;
  bench.dependencies.ledger.put = (draft) =>
    ++writes === 2 ? Promise.reject(new Error('crash')) : put(draft);
  expect((await bench.forward([sqsRecord(EVENT)])).batchItemFailures).toHaveLength(1);
  expect((await bench.forward([sqsRecord(EVENT)])).batchItemFailures).toHaveLength(1);
  expect(bench.actions()).toEqual(['trigger']);

  const later = { now: () => Date.now() + 60_000 };
  expect((await bench.forward([sqsRecord(EVENT)], {}, later)).batchItemFailures).toEqual([]);
  const keys = bench.vendor.requests.items.map(({ json }) => (json as { dedup_key: string }).dedup_key);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(bench.ledger()).toMatchObject([{ state: 'open' }]);
});

test('what the way back has written during the call is kept', async () => {
  const { ledger } = bench.dependencies;
  bench.vendor.answerUsually(() => ({ delayMillis: 100 }));
  const forwarding = bench.forward([sqsRecord(EVENT)]);
  await bench.vendor.requests.first(1);
  const [item] = bench.ledger();
  if (item === undefined) throw new Error('no claim in the ledger');
  await ledger.put({ ...item, vendorId: 'INC-1' });
  expect((await forwarding).batchItemFailures).toEqual([]);
  expect(bench.ledger()).toMatchObject([{ state: 'open', vendorId: 'INC-1', version: 3 }]);
});

describe('echoes of the way back', () => {
  const expectInLedger = async (change: object) => {
    const [item] = bench.ledger();
    const [[key, member] = []] = Object.entries(item?.members ?? {});
    if (!item || !key || !member) throw new Error('no member in the ledger');
    const { state, ...expected } = { state: item.state, ...change };
    await bench.dependencies.ledger.put({ ...item, state, members: { [key]: { ...member, ...expected } } });
  };
  const LATER = '2026-03-02T03:00:00Z';

  test.each([
    ['workflow', { workflowStatus: 'NOTIFIED', state: 'acknowledged' }, { Workflow: { Status: 'NOTIFIED' } }],
    ['closing', { workflowStatus: 'RESOLVED', state: 'resolved' }, { Workflow: { Status: 'RESOLVED' } }],
    ['severity', { severity: 'LOW' }, { Severity: { Label: 'LOW' } }],
  ])('%s: nothing is sent', async (_name, expected, change) => {
    await bench.forward([sqsRecord(EVENT)]);
    await expectInLedger(expected);
    await bench.forward([sqsRecord({ ...importedEvent(asff(change)), time: LATER })]);
    expect(bench.actions()).toEqual(['trigger']);
  });
});

describe('a close at the vendor whose call to Security Hub is still to come', () => {
  const closed = async (pending: boolean) => {
    await bench.forward([sqsRecord(EVENT)]);
    const [item] = bench.ledger();
    const [[key, member] = []] = Object.entries(item?.members ?? {});
    if (!item || !key || !member) throw new Error('no member in the ledger');
    await bench.dependencies.ledger.put({
      ...item,
      state: 'resolved',
      members: {
        [key]: { ...member, workflowStatus: 'RESOLVED', closed: true, expectedAt: '2026-03-02T03:00:00Z' },
      },
      vendorEventAt: { workflow: '2026-03-02T02:59:58Z' },
      vendorEvents: { workflow: { id: 'event-1', pending } },
    });
  };
  const seenNew = (time: string) =>
    bench.forward([sqsRecord({ ...importedEvent(asff({ UpdatedAt: time })), time })]);

  test('the finding imported anew, still NEW, opens nothing', async () => {
    await closed(true);
    await seenNew('2026-03-02T03:00:30Z');
    await seenNew('2026-03-02T03:12:00Z');
    expect(bench.actions()).toEqual(['trigger']);
    expect(bench.ledger()).toMatchObject([{ state: 'resolved' }]);
  });

  test('a NEW after it is confirmed is the fault coming back', async () => {
    await closed(false);
    await seenNew('2026-03-02T03:00:30Z');
    expect(bench.actions()).toEqual(['trigger', 'trigger']);
  });

  test('a call that never came does not silence the finding for ever', async () => {
    await closed(true);
    await seenNew('2026-03-02T04:00:01Z');
    expect(bench.actions()).toEqual(['trigger', 'trigger']);
  });
});

describe('notes', () => {
  const ilert = (event: unknown) =>
    bench.forward([sqsRecord(event)], { vendor: 'ilert', options: undefined });
  const types = () =>
    bench.vendor.requests.items.map(({ json }) => (json as { eventType: string }).eventType);

  test('a new note is added to the open alert, once', async () => {
    await ilert(EVENT);
    await ilert(note('first', '2026-03-02T03:00:00Z'));
    await ilert(note('first', '2026-03-02T03:01:00Z'));
    await ilert(note('second', '2026-03-02T03:02:00Z'));
    expect(types()).toEqual(['ALERT', 'COMMENT', 'COMMENT']);
  });

  test('a note that is there when the alert opens is part of it', async () => {
    await ilert(note('first', '2026-03-02T03:00:00Z'));
    expect(types()).toEqual(['ALERT']);
  });
});
