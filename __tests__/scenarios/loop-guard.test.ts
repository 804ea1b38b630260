import { startBothWays, type BothWays } from '../helpers/both-ways';
import { keyOf } from '../helpers/sync-bench';

const FINDINGS = [1, 2, 3, 4, 5];
const ACTIONS = 100;
const PRIORITIES = { CRITICAL: 'P1', HIGH: 'P2', MEDIUM: 'P3', LOW: 'P4', INFORMATIONAL: 'P5' } as const;
type Label = keyof typeof PRIORITIES;
const LABELS = Object.keys(PRIORITIES) as Label[];

/** Mulberry32: the same numbers for the same seed on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Action {
  readonly name: string;
  /** Calls that the action needs: of Security Hub by the way back, of the vendor by the forwarder. */
  readonly hubWrites: number;
  readonly vendorCalls: number;
  run(): Promise<unknown> | boolean;
}

let ways: BothWays;
beforeEach(async () => {
  ways = await startBothWays();
  for (const n of FINDINGS) ways.ingest(n);
  await ways.rest();
});
afterEach(() => ways.close());

/** What people can sensibly do about a finding and its alert as they now are. */
function actionsOn(n: number, text: string, label: Label): readonly Action[] {
  const alert = ways.alerts.latest(keyOf(n));
  const now = ways.found(n);
  const status = now?.Workflow?.Status;
  const atVendor = (action: string, fields = {}): Action => ({
    name: `${action} of ${n} at the vendor`,
    hubWrites: 1,
    vendorCalls: 0,
    run: () => ways.alerts.act(action, keyOf(n), 'jane@example.com', fields),
  });
  const inHub = (vendorCalls: number, change: Parameters<BothWays['analystSets']>[1]): Action => ({
    name: `${JSON.stringify(change)} of ${n} in Security Hub`,
    hubWrites: 0,
    vendorCalls,
    run: () => ways.analystSets(n, change),
  });
  if (!alert?.open) return [inHub(1, { Workflow: { Status: 'NEW' } })];
  const changesSeverity = label !== now?.Severity?.Label;
  return [
    alert.acknowledged ? atVendor('UnAcknowledge') : atVendor('Acknowledge'),
    atVendor('Close'),
    atVendor('AddNote', { note: text }),
    inHub(1, { Note: { Text: text, UpdatedBy: 'analyst' } }),
    inHub(1, { Workflow: { Status: 'RESOLVED' } }),
    inHub(1, { Workflow: { Status: 'SUPPRESSED' } }),
    ...(status === 'NEW' ? [inHub(1, { Workflow: { Status: 'NOTIFIED' } })] : []),
    // JSM is told a changed severity by the priority and, as that is not documented for every plan, by a note.
    ...(changesSeverity
      ? [
          atVendor('UpdatePriority', { priority: PRIORITIES[label] }),
          inHub(2, { Severity: { Label: label } }),
        ]
      : []),
  ];
}

const pick = <T>(items: readonly T[], next: () => number): T => {
  const item = items[Math.floor(next() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

const nextAction = (index: number, next: () => number): Action =>
  pick(actionsOn(pick(FINDINGS, next), `text ${index}`, pick(LABELS, next)), next);

function expectAgreement(n: number): void {
  const alert = ways.alerts.latest(keyOf(n));
  const { Workflow, Severity } = ways.found(n) ?? {};
  const closed = Workflow?.Status === 'RESOLVED' || Workflow?.Status === 'SUPPRESSED';
  expect({ n, open: alert?.open }).toEqual({ n, open: !closed });
  expect(ways.alerts.openCount(keyOf(n))).toBe(closed ? 0 : 1);
  if (closed) return;
  expect({ n, acknowledged: alert?.acknowledged }).toEqual({
    n,
    acknowledged: Workflow?.Status === 'NOTIFIED',
  });
  expect({ n, priority: alert?.priority }).toEqual({ n, priority: PRIORITIES[Severity?.Label as Label] });
}

test('a new finding makes one alert and no write', () => {
  expect(ways.counts()).toEqual({ hubWrites: 0, vendorCalls: FINDINGS.length });
  for (const n of FINDINGS) expectAgreement(n);
});

test.each([1, 2])(
  'a hundred actions, one after the other: exactly the calls that each needs (seed %d)',
  async (seed) => {
    const next = random(seed);
    for (let index = 0; index < ACTIONS; index++) {
      const before = ways.counts();
      const action = nextAction(index, next);
      ways.clock.advance(10);
      await action.run();
      await ways.rest();
      const after = ways.counts();
      expect({
        action: action.name,
        hubWrites: after.hubWrites - before.hubWrites,
        vendorCalls: after.vendorCalls - before.vendorCalls,
      }).toEqual({ action: action.name, hubWrites: action.hubWrites, vendorCalls: action.vendorCalls });
      for (const n of FINDINGS) expectAgreement(n);
    }
    expect(ways.dead).toEqual([]);
  },
  60_000,
);

test.each([3, 4])(
  'a hundred actions in bursts, on different findings at once: rest and agreement (seed %d)',
  async (seed) => {
    const next = random(seed);
    const needed = { hubWrites: 0, vendorCalls: 0 };
    const start = ways.counts();
    for (let index = 0; index < ACTIONS; index += FINDINGS.length) {
      ways.clock.advance(10);
      for (const n of FINDINGS) {
        const action = pick(actionsOn(n, `text ${index}.${n}`, pick(LABELS, next)), next);
        needed.hubWrites += action.hubWrites;
        needed.vendorCalls += action.vendorCalls;
        await action.run();
      }
      await ways.rest();
      for (const n of FINDINGS) expectAgreement(n);
    }
    const { hubWrites, vendorCalls } = ways.counts();
    expect(vendorCalls - start.vendorCalls).toBe(needed.vendorCalls);
    // Equal changes of several findings share a call.
    expect(hubWrites - start.hubWrites).toBeLessThanOrEqual(needed.hubWrites);
    expect(ways.dead).toEqual([]);
  },
  60_000,
);

test.each([5, 6])(
  'a hundred actions that contradict each other on the same finding: rest, and one opinion on what is open (seed %d)',
  async (seed) => {
    const next = random(seed);
    for (let index = 0; index < ACTIONS; index += 4) {
      ways.clock.advance(10);
      const n = pick(FINDINGS, next);
      for (let place = 0; place < 4; place++) {
        await pick(actionsOn(n, `text ${index}.${place}`, pick(LABELS, next)), next).run();
        ways.clock.advance(1);
      }
      await ways.rest();
      const status = ways.found(n)?.Workflow?.Status;
      const closed = status === 'RESOLVED' || status === 'SUPPRESSED';
      expect({ index, n, open: ways.alerts.openCount(keyOf(n)) }).toEqual({ index, n, open: closed ? 0 : 1 });
    }
    expect(ways.dead).toEqual([]);
  },
  60_000,
);
