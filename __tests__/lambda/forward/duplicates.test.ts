import { LedgerConflict } from '../../../src/lambda/ledger/ledger-conflict';
import type { AlertRecord } from '../../../src/lambda/state/alert-record';
import type { FindingRecord } from '../../../src/lambda/state/finding-record';
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

test('a crash after the vendor, before the ledger: the call is repeated with the same key once the announcement is over', async () => {
  const { ledger } = bench.dependencies;
  const commit = ledger.commit.bind(ledger);
  let writes = 0;
  ledger.commit = (unit) => (++writes === 2 ? Promise.reject(new Error('crash')) : commit(unit));
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

test('an announcement that was written although its answer was lost keeps nobody waiting', async () => {
  const { ledger } = bench.dependencies;
  const commit = ledger.commit.bind(ledger);
  let writes = 0;
  ledger.commit = async (unit) => {
    await commit(unit);
    // What a client sees that sent the transaction twice: the second one finds the first one's rows.
    if (++writes === 1) throw new LedgerConflict();
  };
  expect((await bench.forward([sqsRecord(EVENT)])).batchItemFailures).toEqual([]);
  expect(bench.actions()).toEqual(['trigger']);
  expect(bench.ledger()).toMatchObject([{ state: 'open' }]);
});

test('what the way back has written during the call is kept', async () => {
  const { ledger } = bench.dependencies;
  bench.vendor.answerUsually(() => ({ delayMillis: 100 }));
  const forwarding = bench.forward([sqsRecord(EVENT)]);
  await bench.vendor.requests.first(1);
  const [item] = bench.ledger();
  if (item === undefined) throw new Error('nothing is announced in the ledger');
  await ledger.commit({ puts: [{ ...item, vendorId: 'INC-1' }] });
  expect((await forwarding).batchItemFailures).toEqual([]);
  expect(bench.ledger()).toMatchObject([{ state: 'open', vendorId: 'INC-1', version: 3 }]);
});

const LATER = '2026-03-02T03:00:00Z';
const WRITTEN_AT = Date.parse('2026-03-02T02:59:59.400Z');

/** What the way back leaves in the ledger. */
async function wroteBack(alert: Partial<AlertRecord>, finding: Partial<FindingRecord>): Promise<void> {
  const [[item], [known]] = [bench.ledger(), bench.findings()];
  if (!item || !known) throw new Error('the ledger is empty');
  await bench.dependencies.ledger.commit({
    puts: [
      { ...item, ...alert },
      { ...known, ...finding },
    ],
  });
}

describe('echoes of the way back', () => {
  const write = { at: WRITTEN_AT, by: 'write', who: 'on-call' } as const;

  test.each<[string, Partial<AlertRecord>, Partial<FindingRecord>, Record<string, unknown>]>([
    [
      'workflow',
      { state: 'acknowledged' },
      { workflow: { ...write, value: 'NOTIFIED', before: 'NEW' } },
      { Workflow: { Status: 'NOTIFIED' } },
    ],
    [
      'closing',
      { state: 'resolved', closedAt: WRITTEN_AT },
      { workflow: { ...write, value: 'RESOLVED', before: 'NEW' } },
      { Workflow: { Status: 'RESOLVED' } },
    ],
    [
      'severity',
      {},
      { severity: { ...write, value: 'LOW', before: 'HIGH' } },
      { Severity: { Label: 'LOW' } },
    ],
    [
      'note',
      {},
      { note: { ...write, value: 'on it' } },
      { Note: { Text: 'on it', UpdatedBy: 'on-call', UpdatedAt: LATER } },
    ],
  ])('%s: nothing is sent', async (_name, alert, finding, change) => {
    await bench.forward([sqsRecord(EVENT)]);
    await wroteBack(alert, finding);
    await bench.forward([sqsRecord({ ...importedEvent(asff(change)), time: LATER })]);
    expect(bench.actions()).toEqual(['trigger']);
  });
});

describe('a close at the vendor', () => {
  const seenNew = (time: string, now: string) =>
    bench.forward(
      [sqsRecord({ ...importedEvent(asff({ UpdatedAt: time })), time })],
      {},
      { now: () => Date.parse(now) },
    );
  const hubShows = (workflow: 'NEW' | 'RESOLVED') => {
    bench.hubViews[String(asff()['Id'])] = { workflow, severity: 'HIGH', over: false };
  };
  const closed = async (finding: Partial<FindingRecord>) => {
    await bench.forward([sqsRecord(EVENT)]);
    await wroteBack({ state: 'resolved', closedAt: WRITTEN_AT }, finding);
  };
  const RESOLVED = {
    workflow: { value: 'RESOLVED', at: WRITTEN_AT, by: 'write', who: 'on-call', before: 'NEW' },
  } as const;

  test('that Security Hub was not told yet: the finding imported anew, still NEW, opens nothing', async () => {
    await closed({});
    await seenNew('2026-03-02T03:00:30Z', '2026-03-02T03:00:31Z');
    await seenNew('2026-03-03T03:12:00Z', '2026-03-03T03:12:01Z');
    expect(bench.actions()).toEqual(['trigger']);
    expect(bench.ledger()).toMatchObject([{ state: 'resolved' }]);
  });

  test.each([
    ['NEW', ['trigger', 'trigger']],
    ['RESOLVED', ['trigger']],
  ] as const)('a NEW just after it is settled by reading the finding: %s', async (status, actions) => {
    await closed(RESOLVED);
    hubShows('NEW');
    const early = await seenNew('2026-03-02T03:00:30Z', '2026-03-02T03:00:31Z');
    expect(early.batchItemFailures).toHaveLength(1);
    hubShows(status);
    const late = await seenNew('2026-03-02T03:00:30Z', '2026-03-02T03:06:00Z');
    expect(late.batchItemFailures).toEqual([]);
    expect(bench.actions()).toEqual(actions);
  });

  test('a NEW minutes after it is the fault coming back', async () => {
    await closed(RESOLVED);
    await seenNew('2026-03-02T03:10:00Z', '2026-03-02T03:10:01Z');
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
