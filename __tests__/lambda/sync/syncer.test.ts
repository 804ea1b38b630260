import type { Hub } from '../../../src/lambda/aws/hub';
import type { FindingUpdate } from '../../../src/contract/finding-update';
import {
  endpoint,
  finding,
  item,
  keyOf,
  member,
  minute,
  REGION,
  startSyncBench,
  update,
  type SyncBench,
} from '../../helpers/sync-bench';

let bench: SyncBench;
beforeEach(async () => {
  bench = await startSyncBench();
});
afterEach(() => bench.close());

const EARLIER = '2026-11-21T09:00:00.000Z';
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const workflowOf = (n: number): unknown => bench.found(n)?.Workflow?.Status;

describe('each direction reaches the finding', () => {
  test.each<[string, Partial<FindingUpdate>, object]>([
    ['acknowledge', { action: 'acknowledge' }, { Workflow: { Status: 'NOTIFIED' } }],
    ['close', { action: 'close' }, { Workflow: { Status: 'RESOLVED' } }],
    ['priority', { action: 'priority', priority: 'P1' }, { Severity: { Label: 'CRITICAL' } }],
    [
      'note',
      { action: 'note', note: 'on it' },
      { Note: { Text: 'jane@example.com (oncall): on it', UpdatedBy: 'oncall/jane@example.com' } },
    ],
  ])('%s', async (_, fields, expected) => {
    await bench.seed(1);
    expect(await bench.sync([update(1, fields)])).toEqual([]);
    expect(bench.found(1)).toMatchObject(expected);
    expect(bench.calls()).toHaveLength(1);
    expect(bench.metric('FindingsUpdated')).toBe(1);
  });

  test.each<[FindingUpdate['action'], 'NOTIFIED' | 'RESOLVED']>([
    ['unacknowledge', 'NOTIFIED'],
    ['reopen', 'RESOLVED'],
  ])('%s makes the finding NEW', async (action, before) => {
    const known = { [keyOf(1)]: member(1, { workflowStatus: before, closed: before === 'RESOLVED' }) };
    const state = before === 'RESOLVED' ? 'resolved' : 'acknowledged';
    await bench.seed(1, { state, members: known, updatedAt: EARLIER }, { Workflow: { Status: before } });
    expect(await bench.sync([update(1, { action })])).toEqual([]);
    expect(workflowOf(1)).toBe('NEW');
    expect(await bench.itemOf(1)).toMatchObject({
      alert: { state: 'open' },
      findings: { [keyOf(1)]: { workflow: { value: 'NEW', by: 'write', who: 'oncall' } } },
    });
  });

  test('several of them in one call', async () => {
    await bench.seed(1);
    await bench.sync([
      update(1, { action: 'close', occurredAt: minute(3) }),
      update(1, { action: 'acknowledge', occurredAt: minute(1) }),
      update(1, { action: 'priority', priority: 'P5', occurredAt: minute(2) }),
      update(1, { action: 'note', note: 'false alarm', occurredAt: minute(2) }),
    ]);
    expect(bench.calls()).toHaveLength(1);
    expect(bench.found(1)).toMatchObject({
      Workflow: { Status: 'RESOLVED' },
      Severity: { Label: 'INFORMATIONAL' },
      Note: { Text: 'jane@example.com (oncall): false alarm' },
    });
  });
});

test('what is asked for stands in the ledger before Security Hub is called, and no longer once it has answered', async () => {
  await bench.seed(1);
  const seen: unknown[] = [];
  const hub: Hub = {
    ...bench.dependencies.hub,
    updateFindings: async (...call) => {
      seen.push(await bench.itemOf(1));
      return bench.dependencies.hub.updateFindings(...call);
    },
  };
  await bench.sync([update(1, { action: 'close', eventId: 'e1' })], { other: { hub } });
  expect(seen).toMatchObject([
    {
      alert: { state: 'resolved' },
      findings: { [keyOf(1)]: { asked: { workflow: { status: 'RESOLVED', eventId: 'e1' } } } },
    },
  ]);
  const { findings } = await bench.itemOf(1);
  expect(findings[keyOf(1)]).toMatchObject({ workflow: { value: 'RESOLVED' } });
  expect(findings[keyOf(1)]).not.toHaveProperty('asked');
  expect(findings[keyOf(1)]).not.toHaveProperty('writing');
});

describe('number of calls', () => {
  test('250 webhooks for 250 findings make 3 calls', async () => {
    await Promise.all(range(250).map((n) => bench.seed(n)));
    expect(await bench.sync(range(250).map((n) => update(n)))).toEqual([]);
    expect(bench.calls().map(({ body }) => (body['FindingIdentifiers'] as unknown[]).length)).toEqual([
      100, 100, 50,
    ]);
    expect(range(250).filter((n) => workflowOf(n) !== 'NOTIFIED')).toEqual([]);
  });

  test('values that Security Hub holds already are not written again', async () => {
    await bench.seed(1, { members: { [keyOf(1)]: member(1, { workflowStatus: 'NOTIFIED' }) } });
    await bench.sync([update(1), update(1, { action: 'priority', priority: 'P2' })]);
    expect(bench.calls()).toEqual([]);
    expect(bench.metric('UpdatesUnchanged')).toBe(2);
  });

  test('findings of other Regions are changed there, in calls of their own', async () => {
    await bench.seed(1);
    await bench.enable('us-east-1');
    await bench.seed(2, { members: { [keyOf(2)]: member(2, { region: 'us-east-1' }) } });
    await bench.sync([update(1), update(2)]);
    expect(
      bench
        .calls()
        .map(({ region }) => region)
        .sort(),
    ).toEqual([REGION, 'us-east-1']);
  });

  test('two endpoints that change one finding at once make one call with both', async () => {
    await bench.seed(1);
    await bench.seedAlert(item(1, { endpointId: 'second' }));
    const changes = { endpoints: { oncall: endpoint(), second: endpoint() } };
    await bench.sync(
      [
        update(1, { action: 'note', note: 'later', endpointId: 'second', occurredAt: minute(2) }),
        update(1, { action: 'note', note: 'earlier', occurredAt: minute(1) }),
        update(1, { action: 'close', occurredAt: minute(3) }),
      ],
      { changes },
    );
    expect(bench.calls()).toHaveLength(1);
    expect(bench.found(1)).toMatchObject({
      Workflow: { Status: 'RESOLVED' },
      Note: { Text: 'jane@example.com (second): later\njane@example.com (oncall): earlier' },
    });
  });

  test("a grouped alert's change applies to all its findings", async () => {
    await Promise.all([1, 2, 3].map((n) => bench.seed(n)));
    const members = Object.fromEntries([1, 2, 3].map((n) => [keyOf(n), member(n)]));
    await bench.seedAlert(item(9, { members }));
    await bench.sync([update(9, { action: 'close' })]);
    expect([1, 2, 3].map(workflowOf)).toEqual(['RESOLVED', 'RESOLVED', 'RESOLVED']);
    expect(bench.calls()).toHaveLength(1);
  });
});

describe('order', () => {
  test('an acknowledgement that arrives after the later close changes nothing', async () => {
    await bench.seed(1);
    await bench.sync([update(1, { action: 'close', occurredAt: minute(5) })]);
    expect(await bench.sync([update(1, { action: 'acknowledge', occurredAt: minute(4) })])).toEqual([]);
    expect(workflowOf(1)).toBe('RESOLVED');
    expect(bench.calls()).toHaveLength(1);
    expect(bench.metric('UpdatesStale')).toBe(1);
  });

  test('within a batch the time of the event decides, not its place', async () => {
    await bench.seed(1);
    await bench.sync([
      update(1, { action: 'close', occurredAt: '2026-11-21T10:00:00.000000002Z' }),
      update(1, { action: 'acknowledge', occurredAt: '2026-11-21T10:00:00.000000001Z' }),
    ]);
    expect(workflowOf(1)).toBe('RESOLVED');
  });

  test('an older priority does not undo a newer one, but a newer acknowledgement goes through', async () => {
    await bench.seed(1);
    await bench.sync([update(1, { action: 'priority', priority: 'P1', occurredAt: minute(5) })]);
    await bench.sync([
      update(1, { action: 'priority', priority: 'P4', occurredAt: minute(4) }),
      update(1, { action: 'acknowledge', occurredAt: minute(3) }),
    ]);
    expect(bench.found(1)).toMatchObject({
      Severity: { Label: 'CRITICAL' },
      Workflow: { Status: 'NOTIFIED' },
    });
  });

  test('a webhook that is sent again changes nothing', async () => {
    await bench.seed(1);
    const replayed = [update(1), update(1, { action: 'note', note: 'on it' })];
    await bench.sync(replayed);
    expect(await bench.sync(replayed)).toEqual([]);
    expect(bench.calls()).toHaveLength(1);
    expect(bench.found(1)?.Note?.Text).toBe('jane@example.com (oncall): on it');
  });

  test('a note that comes late is not lost', async () => {
    await bench.seed(1);
    await bench.sync([update(1, { action: 'note', note: 'second', occurredAt: minute(2) })]);
    await bench.sync([update(1, { action: 'note', note: 'first', occurredAt: minute(1) })]);
    expect(bench.found(1)?.Note?.Text).toContain('first');
    expect(bench.found(1)?.Note?.Text).toContain('second');
  });

  test('what is asked for while another worker writes is written by that one, and its message sees it done', async () => {
    await bench.seed(1);
    const later = [
      update(1, { action: 'close', occurredAt: minute(2) }),
      update(1, { action: 'note', note: 'second', occurredAt: minute(2) }),
    ];
    let goneBack: readonly string[] = [];
    const hub: Hub = {
      ...bench.dependencies.hub,
      updateFindings: async (...call) => {
        if (goneBack.length === 0) goneBack = await bench.sync(later);
        return bench.dependencies.hub.updateFindings(...call);
      },
    };
    const first = [
      update(1, { occurredAt: minute(1) }),
      update(1, { action: 'note', note: 'first', occurredAt: minute(1) }),
    ];
    expect(await bench.sync(first, { other: { hub } })).toEqual([]);
    expect(goneBack).toHaveLength(2);
    expect(workflowOf(1)).toBe('RESOLVED');
    expect(bench.found(1)?.Note?.Text).toBe(
      'jane@example.com (oncall): second\njane@example.com (oncall): first',
    );
    const calls = bench.calls().length;
    expect(await bench.sync(later, { receiveCount: 2 })).toEqual([]);
    expect(bench.calls()).toHaveLength(calls);
  });

  test('five workers at once: every note is kept', async () => {
    await bench.seed(1);
    const notes = range(5).map((n) => update(1, { action: 'note', note: `note ${n}` }));
    const failed = await Promise.all(notes.map((note) => bench.sync([note])));
    const again = notes.filter((_note, index) => failed[index]?.length !== 0);
    expect(await bench.sync(again, { receiveCount: 2 })).toEqual([]);
    for (const n of range(5))
      expect(bench.found(1)?.Note?.Text?.match(RegExp(`note ${n}`, 'g'))).toHaveLength(1);
  });

  test('a person who says the same again is heard again', async () => {
    await bench.seed(1);
    await bench.sync([update(1, { action: 'note', note: 'still on it' })]);
    await bench.sync([update(1, { action: 'note', note: 'still on it' })]);
    expect(bench.found(1)?.Note?.Text?.match(/still on it/g)).toHaveLength(2);
  });

  test.each<FindingUpdate['action']>(['acknowledge', 'close', 'unacknowledge', 'reopen'])(
    'a suppressed finding stays so on %s',
    async (action) => {
      const known = { [keyOf(1)]: member(1, { workflowStatus: 'SUPPRESSED', closed: true }) };
      await bench.seed(1, { members: known }, { Workflow: { Status: 'SUPPRESSED' } });
      expect(await bench.sync([update(1, { action })])).toEqual([]);
      expect(bench.calls()).toEqual([]);
    },
  );

  test('the close of an alert whose finding passed by itself writes nothing', async () => {
    await bench.seed(1, { state: 'resolved', members: { [keyOf(1)]: member(1, { closed: true }) } });
    await bench.sync([update(1, { action: 'close' })]);
    expect(bench.calls()).toEqual([]);
  });

  test('a finding that passed and was sent by hand gets what people do while its alert is open', async () => {
    await bench.seed(1, { members: { [keyOf(1)]: member(1, { closed: true }) } });
    await bench.sync([update(1, { action: 'acknowledge' })]);
    expect(workflowOf(1)).toBe('NOTIFIED');
    // Else the event of this very update would resolve the alert that somebody works on.
    expect((await bench.itemOf(1)).alert).toMatchObject({
      state: 'acknowledged',
      requestedAt: expect.any(Number),
    });
  });
});

describe('what Security Hub does not take', () => {
  test('one finding missing among 100 does not hold up 99', async () => {
    await Promise.all(range(100).map((n) => bench.seed(n)));
    bench.hub.expire(REGION, finding(42));
    expect(await bench.sync(range(100).map((n) => update(n)))).toEqual([]);
    expect(range(100).filter((n) => workflowOf(n) === 'NOTIFIED')).toHaveLength(99);
    expect(bench.calls()).toHaveLength(1);
    expect(bench.metric('FindingsNotFound')).toBe(1);
    expect(bench.aws.messages).toEqual([]);
  });

  test.each(['ConcurrentUpdateError', 'InternalFailure'] as const)(
    '%s: that record alone is tried again',
    async (code) => {
      await Promise.all([0, 1, 2].map((n) => bench.seed(n)));
      bench.hub.faults.failFinding(finding(1).Id, code);
      const updates = [0, 1, 2].map((n) => update(n));
      expect(await bench.sync(updates)).toEqual(['m1']);
      expect([0, 1, 2].map(workflowOf)).toEqual(['NOTIFIED', 'NEW', 'NOTIFIED']);
      expect(await bench.sync([updates[1]], { receiveCount: 2 })).toEqual([]);
      expect(workflowOf(1)).toBe('NOTIFIED');
    },
  );

  test.each(['FindingSizeExceeded', 'InvalidInput'] as const)(
    '%s: to the dead letters with the reason',
    async (code) => {
      await bench.seed(1);
      bench.hub.faults.failFinding(finding(1).Id, code);
      const refused = update(1);
      expect(await bench.sync([refused])).toEqual([]);
      expect(bench.aws.messages).toMatchObject([
        {
          MessageBody: JSON.stringify(refused),
          MessageAttributes: { reason: { StringValue: code }, endpoint: { StringValue: 'oncall' } },
        },
      ]);
      expect(bench.metric('FindingsRefused')).toBe(1);
      const { findings } = await bench.itemOf(1);
      expect(findings[keyOf(1)]).not.toHaveProperty('asked');
      await bench.sync([update(1, { action: 'close', occurredAt: minute(1) })]);
      expect(workflowOf(1)).toBe('RESOLVED');
    },
  );

  test('an identifier that the API cannot read does not hold up the others of its call', async () => {
    await Promise.all([0, 1, 2, 3, 4].map((n) => bench.seed(n)));
    await bench.seedAlert(item(7, { members: { [keyOf(7)]: member(7, { id: '' }) } }));
    expect(await bench.sync([0, 1, 7, 2, 3, 4].map((n) => update(n)))).toEqual([]);
    expect([0, 1, 2, 3, 4].map(workflowOf)).toEqual(Array(5).fill('NOTIFIED'));
    expect(bench.aws.messages).toMatchObject([
      { MessageAttributes: { reason: { StringValue: 'InvalidInputException' } } },
    ]);
  });

  test('throttled: all that is left goes back, no further call is made, and later everything arrives', async () => {
    await Promise.all(range(250).map((n) => bench.seed(n)));
    const updates = range(250).map((n) => update(n));
    bench.hub.faults.failCalls('BatchUpdateFindings', 'LimitExceededException', 99);
    expect(await bench.sync(updates)).toHaveLength(250);
    expect(bench.calls()).toHaveLength(1);
    bench.hub.faults.clear();
    expect(await bench.sync(updates, { receiveCount: 2 })).toEqual([]);
    expect(range(250).filter((n) => workflowOf(n) !== 'NOTIFIED')).toEqual([]);
    expect(bench.calls()).toHaveLength(4);
  });

  test.each(['InternalException', 'InvalidAccessException'] as const)(
    '%s: the records are tried again',
    async (fault) => {
      await bench.seed(1);
      bench.hub.faults.failCalls('BatchUpdateFindings', fault);
      const event = update(1);
      expect(await bench.sync([event])).toEqual(['m0']);
      expect(await bench.sync([event])).toEqual([]);
      expect(workflowOf(1)).toBe('NOTIFIED');
    },
  );

  test('a crash between the ledger and the call: what is asked for is written when a message comes again, what is superseded is not', async () => {
    await bench.seed(1);
    const [acknowledged, closed] = [
      update(1, { occurredAt: minute(1) }),
      update(1, { action: 'close', occurredAt: minute(2) }),
    ];
    const hub = { ...bench.dependencies.hub, updateFindings: () => Promise.reject(new Error('crash')) };
    const note = update(1, { action: 'note', note: 'on it', occurredAt: minute(1) });
    expect([...(await bench.sync([acknowledged, closed, note], { other: { hub } }))].sort()).toEqual([
      'm1',
      'm2',
    ]);
    // Whoever comes next writes all that is asked for.
    expect(await bench.sync([acknowledged])).toEqual([]);
    expect(workflowOf(1)).toBe('RESOLVED');
    expect(await bench.sync([closed, note])).toEqual([]);
    expect(bench.calls()).toHaveLength(1);
    expect(bench.found(1)?.Note?.Text).toBe('jane@example.com (oncall): on it');
  });

  test('no time left: nothing is called, everything goes back', async () => {
    await bench.seed(1);
    expect(await bench.sync([update(1)], { remainingMillis: 5_000 })).toEqual(['m0']);
    expect(bench.calls()).toEqual([]);
  });
});

describe('what cannot be read or is not wanted', () => {
  test.each([
    ['no JSON', 'a=b', 'unreadable'],
    ['another version', { ...update(1), version: 2 }, 'unreadable'],
    ['an unknown action', { ...update(1), action: 'snooze' }, 'unreadable'],
    ['an unknown endpoint', update(1, { endpointId: 'gone' }), 'unknown-endpoint'],
    ['a name of Object.prototype', update(1, { endpointId: 'constructor' }), 'unknown-endpoint'],
  ])('%s goes to the dead letters, the rest goes on', async (_, body, reason) => {
    await bench.seed(1);
    expect(await bench.sync([body, update(1)])).toEqual([]);
    expect(bench.aws.messages).toMatchObject([{ MessageAttributes: { reason: { StringValue: reason } } }]);
    expect(workflowOf(1)).toBe('NOTIFIED');
  });

  test('a dead-letter queue that is out of reach loses nothing', async () => {
    bench.aws.failing.add('SendMessage');
    expect(await bench.sync(['a=b'])).toEqual(['m0']);
  });

  test.each([
    ['workflow', update(1)],
    ['note', update(1, { action: 'note', note: 'x' })],
    ['severity', update(1, { action: 'priority', priority: 'P1' })],
  ])('%s switched off is counted and changes nothing', async (direction, event) => {
    await bench.seed(1);
    const directions = { workflow: true, note: true, severity: true, [direction]: false };
    await bench.sync([event], { changes: { endpoints: { oncall: endpoint({ directions }) } } });
    expect(bench.calls()).toEqual([]);
    expect(bench.metric('UpdatesIgnored')).toBe(1);
    expect(await bench.itemOf(1)).toMatchObject({ alert: { state: 'open', version: 1 } });
  });

  test('a ledger that is out of reach: everything goes back', async () => {
    await bench.seed(1);
    bench.aws.failing.add('BatchGetItem');
    expect(await bench.sync([update(1)])).toEqual(['m0']);
  });
});
