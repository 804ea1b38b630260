import { asff } from '../../fixtures/asff';
import { customActionEvent, importedEvent, insightEvent } from '../../fixtures/events';
import type { UpdateFindings } from '../../../src/lambda/aws/update-findings';
import type { FindingView } from '../../../src/lambda/state/merge-finding';
import type { RowLife } from '../../../src/lambda/ledger/row';
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
    expect(bench.ledger()[0]?.call).toBeUndefined();
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
    // The call that failed may have opened an alert all the same.
    expect(bench.actions()).toEqual(['trigger', 'resolve']);
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
    await send({ ...customActionEvent(asff({ Workflow: { Status: 'SUPPRESSED' } })), id: 'another-click' });
    expect(bench.actions()).toEqual(['trigger', 'trigger', 'trigger']);
  });

  test('a custom action that is delivered twice sends once, also after the finding is closed', async () => {
    const click = at(customActionEvent(asff()), T0);
    await send(click);
    await send(click);
    await send(RESOLVED);
    await send(click);
    expect(bench.actions()).toEqual(['trigger', 'resolve']);
  });

  test('what a person sends when it is closed already stays open until a later close', async () => {
    await send(at(customActionEvent(asff({ Compliance: { Status: 'PASSED' } })), T0));
    await send(at(importedEvent(asff({ Compliance: { Status: 'PASSED' } })), T1));
    expect(bench.actions()).toEqual(['trigger']);
    await send(
      at(
        importedEvent(
          asff({
            Compliance: { Status: 'PASSED' },
            RecordState: 'ARCHIVED',
            Workflow: { Status: 'RESOLVED' },
          }),
        ),
        T2,
      ),
    );
    expect(bench.actions()).toEqual(['trigger', 'resolve']);
  });

  test('an insight opens one alert, without a finding behind it', async () => {
    await send(insightEvent());
    expect(bench.actions()).toEqual(['trigger']);
    expect(bench.ledger()).toMatchObject([{ state: 'open', members: {} }]);
  });

  test('an open alert and its finding do not expire; once it is resolved, both live so many days', async () => {
    const expiries = () => [...bench.ledger(), ...bench.findings()].map((row) => (row as RowLife).expiresAt);
    await send(NEW);
    expect(expiries()).toEqual([undefined, undefined]);
    await send(RESOLVED);
    for (const expiry of expiries()) expect(((expiry ?? 0) - Date.now() / 1000) / 86_400).toBeCloseTo(120, 2);
    await send(at(importedEvent(asff()), T2));
    expect(expiries()).toEqual([undefined, undefined]);
  });

  test('open alerts alone are in the sparse index', async () => {
    const indexed = () => bench.ledger().map((row) => (row as RowLife).openEndpoint);
    await send(NEW);
    expect(indexed()).toEqual(['on-call']);
    await send(RESOLVED);
    expect(indexed()).toEqual([undefined]);
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

const refusing =
  (code: string): UpdateFindings =>
  (_target, identities) =>
    Promise.resolve(identities.map((identity) => ({ identity, code })));

const denied = (): Promise<never> =>
  Promise.reject(Object.assign(new Error('denied'), { name: 'AccessDeniedException' }));

describe('NOTIFIED on request', () => {
  const FINDING_ID = String(asff()['Id']);
  const shown = (workflow: FindingView['workflow']): FindingView => ({
    workflow,
    severity: 'HIGH',
    over: false,
  });
  const forward = (event: unknown, other = {}) =>
    bench.forward([sqsRecord(event)], { setNotified: true }, other);
  const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  const seenNew = (seconds: number) => at(importedEvent(asff()), soon(seconds));
  const seenNotified = (seconds: number) =>
    at(importedEvent(asff({ Workflow: { Status: 'NOTIFIED' } })), soon(seconds));
  beforeEach(() => {
    bench.hubViews[FINDING_ID] = shown('NEW');
  });

  test('is set once the alert is open, and its echo acknowledges nothing', async () => {
    await forward(seenNew(-30));
    await forward(seenNew(-30));
    await forward(seenNotified(2));
    expect(bench.actions()).toEqual(['trigger']);
    expect(bench.notified).toHaveLength(1);
    expect(bench.ledger()).toMatchObject([{ state: 'open' }]);
  });

  test('a call that fails is made good without a second alert', async () => {
    const { readFindings } = bench.dependencies.hub;
    const hub = { readFindings, updateFindings: () => Promise.reject(new Error('crash')) };
    expect((await forward(seenNew(-30), { hub })).batchItemFailures).toHaveLength(1);
    expect((await forward(seenNew(-30))).batchItemFailures).toEqual([]);
    expect(bench.actions()).toEqual(['trigger']);
    expect(bench.notified).toHaveLength(1);
  });

  test.each(['RESOLVED', 'SUPPRESSED', 'NOTIFIED'] as const)(
    'what a person set meanwhile, %s, is not overwritten, although no event told of it yet',
    async (status) => {
      bench.hubViews[FINDING_ID] = shown(status);
      expect((await forward(seenNew(-30))).batchItemFailures).toEqual([]);
      expect(bench.notified).toEqual([]);
    },
  );

  test.each([
    ['refused', { updateFindings: refusing('InvalidInput') }],
    ['not readable', { readFindings: denied }],
  ])('an update that is %s holds up no later event of the alert', async (_name, broken) => {
    const hub = { ...bench.dependencies.hub, ...broken };
    expect((await forward(seenNew(-30), { hub })).batchItemFailures).toEqual([]);
    await forward(at(importedEvent(asff({ RecordState: 'ARCHIVED' })), soon(-10)), { hub });
    expect(bench.actions()).toEqual(['trigger', 'resolve']);
  });

  test('a finding that is archived and active again within minutes opens again', async () => {
    await forward(seenNew(-30));
    const archived = asff({ RecordState: 'ARCHIVED', Workflow: { Status: 'NOTIFIED' } });
    await forward(at(importedEvent(archived), soon(2)));
    await forward(seenNew(4));
    expect(bench.actions()).toEqual(['trigger', 'resolve', 'trigger']);
  });

  test('many findings are set in one call', async () => {
    const events = ['a', 'b', 'c'].map((Id) => {
      bench.hubViews[Id] = shown('NEW');
      return at(importedEvent(asff({ Id })), soon(-30));
    });
    const calls: number[] = [];
    const hub = {
      ...bench.dependencies.hub,
      updateFindings: (_target: unknown, identities: readonly unknown[]) => {
        calls.push(identities.length);
        return Promise.resolve([]);
      },
    };
    await bench.forward(
      events.map((event, index) => sqsRecord(event, `m${index}`)),
      { setNotified: true },
      { hub },
    );
    expect(calls).toEqual([3]);
  });
});
