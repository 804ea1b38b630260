import { asff } from '../../fixtures/asff';
import { customActionEvent, importedEvent, insightEvent } from '../../fixtures/events';
import { sqsRecord, startForwarderBench, type ForwarderBench } from '../../helpers/forwarder-bench';

let bench: ForwarderBench;
beforeEach(async () => {
  bench = await startForwarderBench();
});
afterEach(() => bench.close());

const at = (event: Record<string, unknown>, time: string) => ({ ...event, time });
const T0 = '2026-03-02T02:00:00Z';
const T1 = '2026-03-02T02:01:00Z';
const T2 = '2026-03-02T02:02:00Z';
const NEW = at(importedEvent(asff()), T0);
const RESOLVED = at(importedEvent(asff({ Workflow: { Status: 'RESOLVED' } })), T1);

const send = (event: unknown) => bench.forward([sqsRecord(event)]);

describe('one finding through its life', () => {
  test('opens one alert, and nothing more while it does not change', async () => {
    await send(NEW);
    await send(NEW);
    await send(at(importedEvent(asff({ UpdatedAt: '2026-03-03T00:00:00Z' })), T1));
    expect(bench.actions()).toEqual(['trigger']);
    expect(bench.ledger()).toMatchObject([{ state: 'open', endpointId: 'on-call' }]);
    expect(bench.ledger()[0]?.claimedUntil).toBeUndefined();
  });

  test.each([
    ['RESOLVED', { Workflow: { Status: 'RESOLVED' } }],
    ['SUPPRESSED', { Workflow: { Status: 'SUPPRESSED' } }],
    ['ARCHIVED', { RecordState: 'ARCHIVED' }],
    ['PASSED', { Compliance: { Status: 'PASSED', SecurityControlId: 'S3.8' } }],
  ])('resolves when it is %s, once', async (_name, change) => {
    await send(NEW);
    await send(at(importedEvent(asff(change)), T1));
    await send(at(importedEvent(asff(change)), T2));
    expect(bench.actions()).toEqual(['trigger', 'resolve']);
    expect(bench.ledger()).toMatchObject([{ state: 'resolved' }]);
  });

  test('opens again when it is NEW again', async () => {
    await send(NEW);
    await send(RESOLVED);
    await send(at(importedEvent(asff()), T2));
    expect(bench.actions()).toEqual(['trigger', 'resolve', 'trigger']);
    expect(bench.ledger()).toMatchObject([{ state: 'open' }]);
  });

  test('an older NEW that comes after RESOLVED opens nothing', async () => {
    await send(NEW);
    await send(RESOLVED);
    await send(NEW);
    expect(bench.actions()).toEqual(['trigger', 'resolve']);
  });

  test('a NEW whose call failed does not open once the finding is RESOLVED', async () => {
    bench.vendor.script({ status: 500 });
    expect((await send(NEW)).batchItemFailures).toHaveLength(1);
    await send(RESOLVED);
    await send(NEW);
    expect(bench.actions()).toEqual(['trigger']);
    expect(bench.ledger()).toMatchObject([{ state: 'resolved' }]);
  });

  test('acknowledges when a person sets NOTIFIED, once', async () => {
    await send(NEW);
    const notified = asff({ Workflow: { Status: 'NOTIFIED' } });
    await send(at(importedEvent(notified), T1));
    await send(at(importedEvent(notified), T2));
    expect(bench.actions()).toEqual(['trigger', 'acknowledge']);
    expect(bench.ledger()).toMatchObject([{ state: 'acknowledged' }]);
  });

  test.each([
    ['severity', { Severity: { Label: 'CRITICAL' } }],
    ['title', { Title: 'Another title' }],
  ])('updates when the %s changes, once', async (_name, change) => {
    await send(NEW);
    await send(at(importedEvent(asff(change)), T1));
    await send(at(importedEvent(asff(change)), T2));
    expect(bench.actions()).toEqual(['trigger', 'trigger']);
  });

  test.each([
    ['closed', { Workflow: { Status: 'RESOLVED' } }],
    ['NOTIFIED', { Workflow: { Status: 'NOTIFIED' } }],
  ])('an unknown finding that is %s opens nothing and leaves nothing', async (_name, change) => {
    await send(importedEvent(asff(change)));
    expect(bench.actions()).toEqual([]);
    expect(bench.ledger()).toEqual([]);
  });

  test('stays open without autoResolve', async () => {
    await send(NEW);
    await bench.forward([sqsRecord(RESOLVED)], { autoResolve: false });
    expect(bench.actions()).toEqual(['trigger']);
  });

  test('a custom action always sends, whatever the ledger or the status says', async () => {
    await send(NEW);
    await send(customActionEvent(asff()));
    await send(customActionEvent(asff({ Workflow: { Status: 'SUPPRESSED' } })));
    expect(bench.actions()).toEqual(['trigger', 'trigger', 'trigger']);
  });

  test('an insight opens one alert, without a finding behind it', async () => {
    await send(insightEvent());
    expect(bench.actions()).toEqual(['trigger']);
    expect(bench.ledger()).toMatchObject([{ state: 'open', members: {} }]);
  });

  test('an item lives so many days after its last change', async () => {
    await send(NEW);
    const days = ((bench.ledger()[0]?.expiresAt ?? 0) - Date.now() / 1000) / 86_400;
    expect(days).toBeCloseTo(120, 2);
  });
});

describe('grouping', () => {
  const copy = (id: string, change = {}) => asff({ Id: `finding/${id}`, ...change });
  const grouped = (event: unknown) => bench.forward([sqsRecord(event)], { grouping: 'FAULT' });

  test('one alert for the copies of a fault, resolved with the last of them', async () => {
    await grouped(at(importedEvent(copy('a'), copy('b')), T0));
    await grouped(at(importedEvent(copy('b', { RecordState: 'ARCHIVED' })), T1));
    expect(bench.actions()).toEqual(['trigger']);
    await grouped(at(importedEvent(copy('a', { RecordState: 'ARCHIVED' })), T2));
    expect(bench.actions()).toEqual(['trigger', 'resolve']);
    expect(bench.ledger()).toHaveLength(1);
  });
});

describe('NOTIFIED on request', () => {
  const forward = (event: unknown, other = {}) =>
    bench.forward([sqsRecord(event)], { setNotified: true }, other);
  const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

  test('is set once the alert is open, and its echo acknowledges nothing', async () => {
    const event = at(importedEvent(asff()), soon(-60));
    await forward(event);
    await forward(event);
    await forward(at(importedEvent(asff({ Workflow: { Status: 'NOTIFIED' } })), soon(2)));
    expect(bench.actions()).toEqual(['trigger']);
    expect(bench.notified).toHaveLength(1);
    expect(bench.ledger()).toMatchObject([{ state: 'open' }]);
  });

  test('a crash between the ledger and the call is made good without a second alert', async () => {
    const event = at(importedEvent(asff()), soon(-60));
    const crash = { setNotified: () => Promise.reject(new Error('crash')) };
    expect((await forward(event, crash)).batchItemFailures).toHaveLength(1);
    expect((await forward(event)).batchItemFailures).toEqual([]);
    expect(bench.actions()).toEqual(['trigger']);
    expect(bench.notified).toHaveLength(1);
  });

  test('a NEW that was on its way meanwhile does not make the echo look like a person', async () => {
    await forward(at(importedEvent(asff()), soon(-60)));
    await forward(at(importedEvent(asff()), soon(30)));
    await forward(at(importedEvent(asff({ Workflow: { Status: 'NOTIFIED' } })), soon(60)));
    expect(bench.actions()).toEqual(['trigger']);
  });
});
