import { Copy, type Surroundings } from '../../local/simulator/models/copy';
import { Hub } from '../../local/simulator/models/hub';
import { named, Queue } from '../../local/simulator/models/queue';
import { RestlessError, Timeline } from '../../local/simulator/timeline';
import { Trace } from '../../local/simulator/trace';
import { Upsets, type Upset, type UpsetKind } from '../../local/simulator/upsets';
import { Desk } from '../../local/simulator/vendors/desk';

const START = Date.UTC(2026, 10, 21, 12);

function surroundings(upsets: readonly Upset[] = []): Surroundings {
  const timeline = new Timeline(START);
  return { timeline, trace: new Trace(() => timeline.now, false), upsets: new Upsets(upsets) };
}

describe('the timeline', () => {
  test('lets things happen in the order of their times, and time pass between them alone', async () => {
    const timeline = new Timeline(0);
    const seen: (readonly [string, number])[] = [];
    const note = (name: string) => () => void seen.push([name, timeline.now]);
    timeline.after(20, note('second'));
    timeline.after(10, () => {
      note('first')();
      timeline.after(5, note('between'));
    });
    timeline.after(15, note('cancelled')).cancel();
    timeline.after(99, note('not needed'), true);
    await timeline.rest(10);
    expect(seen).toEqual([
      ['first', 10],
      ['between', 15],
      ['second', 20],
    ]);
  });

  test('waits for code that goes on after something happened', async () => {
    const timeline = new Timeline(0);
    const seen: number[] = [];
    const sleep = (millis: number) => new Promise<void>((resolve) => timeline.after(millis, resolve));
    void sleep(10).then(async () => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      await sleep(10);
      seen.push(timeline.now);
    });
    timeline.after(100, () => undefined);
    await timeline.rest(10);
    expect(seen).toEqual([20]);
  });

  test('gives up what never rests', async () => {
    const timeline = new Timeline(0);
    const again = (): void => void timeline.after(1, again);
    again();
    await expect(timeline.rest(100)).rejects.toThrow(RestlessError);
  });
});

describe('a queue', () => {
  const queue = (): { readonly timeline: Timeline; readonly queue: Queue } => {
    const timeline = new Timeline(0);
    return { timeline, queue: new Queue('q', timeline, { visibilityMillis: 30_000, maxReceiveCount: 2 }) };
  };

  test('hides what it hands out, hands it out again, and buries it in the end', async () => {
    const { queue: q, timeline } = queue();
    q.send('body');
    expect(q.receive(10).map(({ message }) => message.receiveCount)).toEqual([1]);
    expect(q.receive(10)).toEqual([]);
    await timeline.rest(10);
    expect(timeline.now).toBe(30_000);
    expect(q.receive(10).map(({ message }) => message.receiveCount)).toEqual([2]);
    await timeline.rest(10);
    expect(q.receive(10)).toEqual([]);
    expect(q.dead).toEqual([{ body: 'body', reason: 'received more than 2 times', time: 60_000 }]);
  });

  test('a deleted message does not come back, and its receipt is void', async () => {
    const { queue: q, timeline } = queue();
    q.send('body');
    const [received] = q.receive(1);
    q.delete(received?.receipt ?? '');
    await timeline.rest(10);
    expect(q.receive(1)).toEqual([]);
    expect(() => q.changeVisibility(received?.receipt ?? '', 1)).toThrow('ReceiptHandleIsInvalid');
  });

  test('what was redriven is counted anew', () => {
    const { queue: q } = queue();
    q.bury('body', 'rejected');
    q.redrive();
    expect(q.dead).toEqual([]);
    expect(q.receive(1).map(({ message }) => message.receiveCount)).toEqual([1]);
  });
});

describe('a copy of a function', () => {
  const attempt = async (kind: UpsetKind) => {
    const world = surroundings([{ place: 'ledger', nth: 0, kind, size: 0 }]);
    const copy = new Copy('A', world);
    let effects = 0;
    let heard = 'nothing';
    void copy
      .do({
        place: 'ledger',
        words: () => 'an effect',
        act: () => ++effects,
        fail: () => ({ error: named('Throttled') }),
      })
      .then(
        () => (heard = 'done'),
        (error: Error) => (heard = error.name),
      );
    await world.timeline.rest(100);
    return { effects, heard, isAlive: copy.isAlive };
  };

  test.each([
    ['late', { effects: 1, heard: 'done', isAlive: true }],
    ['late answer', { effects: 1, heard: 'done', isAlive: true }],
    ['fails', { effects: 0, heard: 'Throttled', isAlive: true }],
    ['fails after', { effects: 1, heard: 'Throttled', isAlive: true }],
    ['dies before', { effects: 0, heard: 'nothing', isAlive: false }],
    ['dies after', { effects: 1, heard: 'nothing', isAlive: false }],
  ] as const)('whose effect is “%s”', async (kind, expected) => {
    expect(await attempt(kind)).toEqual(expected);
  });
});

describe('Security Hub', () => {
  const hub = () => {
    const { timeline, trace } = surroundings();
    const events: { readonly time: string }[] = [];
    const model = new Hub(timeline, trace);
    model.onEvent = (event) => void events.push(JSON.parse(event) as { time: string });
    return { timeline, model, events };
  };

  test('sends an event for each write, with whole seconds', () => {
    const { model, events, timeline } = hub();
    timeline.now += 1_700;
    model.write(0, 'product', {});
    model.write(0, 'functions', { workflow: 'NOTIFIED' });
    expect(events.map(({ time }) => time)).toEqual(['2026-11-21T12:00:01Z', '2026-11-21T12:00:01Z']);
  });

  test.each([
    ['PASSED resolves', [{ compliance: 'PASSED' }], 'RESOLVED'],
    ['FAILED again is new', [{ compliance: 'PASSED' }, { compliance: 'FAILED' }], 'NEW'],
    ['ACTIVE again is new', [{ recordState: 'ARCHIVED' }, { recordState: 'ACTIVE' }], 'NEW'],
  ] as const)('%s', (_name, changes, status) => {
    const { model } = hub();
    model.write(0, 'product', { compliance: 'FAILED' });
    model.write(0, 'analyst', { workflow: 'NOTIFIED' });
    for (const change of changes) model.write(0, 'product', change);
    expect(model.now(0)?.workflow).toBe(status);
  });

  test('what is suppressed stays so when it fails again', () => {
    const { model } = hub();
    model.write(0, 'product', { compliance: 'PASSED' });
    model.write(0, 'analyst', { workflow: 'SUPPRESSED' });
    model.write(0, 'product', { compliance: 'FAILED' });
    expect(model.now(0)?.workflow).toBe('SUPPRESSED');
  });

  test('a read that lags shows what was', () => {
    const { model, timeline } = hub();
    model.write(0, 'product', {});
    timeline.now += 60_000;
    model.write(0, 'analyst', { workflow: 'RESOLVED' });
    expect([0, 30_000, 90_000].map((lag) => model.read(0, lag)?.workflow)).toEqual([
      'RESOLVED',
      'NEW',
      undefined,
    ]);
  });
});

describe('a vendor’s desk', () => {
  const desk = (): Desk => {
    const { timeline, trace } = surroundings();
    return new Desk('a', timeline, trace);
  };
  const smooth = { invocation: { since: 0, isSmooth: true }, sentAt: 0 };

  test('folds what has an open alert’s key, and opens another after the close', () => {
    const d = desk();
    const open = { action: 'open', key: 'k', service: 's' } as const;
    for (const action of ['open', 'open', 'close', 'open'] as const)
      d.byFunctions({ ...open, action }, smooth);
    expect(d.alerts.map(({ state }) => state)).toEqual(['closed', 'open']);
    expect(d.log.map(({ changed }) => changed)).toEqual([true, false, true, true]);
    expect(d.doubled).toEqual([]);
  });

  test('another service knows nothing of the alert', () => {
    const d = desk();
    d.byFunctions({ action: 'open', key: 'k', service: 's' }, smooth);
    d.byFunctions({ action: 'close', key: 'k', service: 'other' }, smooth);
    expect(d.open('k')).toHaveLength(1);
    d.byFunctions({ action: 'open', key: 'k', service: 'other' }, smooth);
    expect(d.doubled).toEqual(['k']);
  });
});
