import { LAWS } from '../../local/simulator/laws';
import type { LawName } from '../../local/simulator/run';
import { keysOf } from '../../local/simulator/people';
import { opened, QUIET, Scene } from './scene';

const broken = (law: LawName, scene: Scene, aftermath = QUIET): readonly string[] =>
  LAWS[law](scene.world, aftermath).map(({ words }) => words);

const note = (text: string) => ({ note: { text, updatedBy: 'x', updatedAt: '2026-11-21T12:00:00Z' } });

describe('a world that is as it should be', () => {
  const worlds: readonly (readonly [string, () => Scene])[] = [
    ['a finding with its alert', () => opened()],
    [
      'a finding that was resolved',
      () => opened().finding('analyst', { workflow: 'RESOLVED' }).functions('close'),
    ],
    [
      'an alert that somebody acknowledged',
      () => opened().person('acknowledge').finding('functions', { workflow: 'NOTIFIED' }),
    ],
    [
      'an alert that somebody closed',
      () => opened().person('close').finding('functions', { workflow: 'RESOLVED' }),
    ],
    ['a finding that passed', () => opened().finding('product', { compliance: 'PASSED' }).functions('close')],
  ];

  test.each(worlds)('%s breaks no law', (_name, make) => {
    const scene = make();
    expect((Object.keys(LAWS) as LawName[]).flatMap((law) => broken(law, scene))).toEqual([]);
  });
});

describe('L1: nothing lost', () => {
  test('an active finding without an alert', () => {
    expect(broken('L1', new Scene().finding('product', {}))).toEqual([
      'finding 0 is NEW HIGH and has no open alert at a',
    ]);
  });

  test('NOTIFIED does not cancel what is owed to the other endpoint', () => {
    const scene = opened({}, {}).finding('functions', { workflow: 'NOTIFIED' });
    expect(broken('L1', scene)).toEqual(['finding 0 is NOTIFIED HIGH and has no open alert at b']);
  });

  test('the alert of a former life does not count', () => {
    const scene = opened()
      .finding('analyst', { workflow: 'RESOLVED' })
      .functions('close')
      .finding('analyst', { workflow: 'NEW' });
    expect(broken('L1', scene)).toHaveLength(1);
  });

  test('a dead letter explains it', () => {
    const scene = new Scene().finding('product', {});
    scene.site().queue.bury(`{"Id":"arn:aws:securityhub:eu-central-1:111122223333:finding/0"}`, 'rejected');
    expect(broken('L1', scene)).toEqual([]);
  });
});

describe('L1: insights', () => {
  test('an insight that nobody was told of', () => {
    const scene = opened();
    scene.world.hub.insight();
    expect(broken('L1', scene)).toEqual(['an insight has no alert at a']);
    expect(broken('L1', scene.functions('open', { key: 'of the insight' }))).toEqual([]);
  });
});

describe('L2: no orphan', () => {
  test('an open alert of a finding that is closed', () => {
    expect(broken('L2', opened().finding('product', { recordState: 'ARCHIVED' }))).toEqual([
      'A1 is open at a, and all its findings are closed',
    ]);
  });

  test('without auto-resolve it may be open', () => {
    const scene = opened({ autoResolve: false }).finding('product', { recordState: 'ARCHIVED' });
    expect(broken('L2', scene)).toEqual([]);
  });

  test('a person may ask for it since', () => {
    const scene = opened().finding('analyst', { workflow: 'SUPPRESSED' });
    scene.world.hub.customAction(0);
    expect(broken('L2', scene)).toEqual([]);
  });

  test('a person who asked before the close does not count', () => {
    const scene = opened();
    scene.world.hub.customAction(0);
    expect(broken('L2', scene.later().finding('analyst', { workflow: 'SUPPRESSED' }))).toHaveLength(1);
  });

  test('one active finding of a group keeps it open', () => {
    const key = keysOf(0)[1];
    const scene = new Scene({ grouping: 'FAULT' })
      .finding('product', {})
      .finding('product', {}, 1)
      .functions('open', { key })
      .finding('analyst', { workflow: 'RESOLVED' });
    expect(broken('L2', scene)).toEqual([]);
    expect(broken('L2', scene.finding('analyst', { workflow: 'RESOLVED' }, 1))).toHaveLength(1);
  });
});

describe('L3: nothing doubled', () => {
  test('two open alerts of one key', () => {
    expect(broken('L3', opened().functions('open', { service: 'another' }))).toEqual([
      expect.stringMatching(/^two alerts of the key \w{6} were open at a$/),
    ]);
  });

  test.each(['open', 'close'] as const)('a known %s that is repeated', (action) => {
    const scene = opened().functions(action, { priority: 'P2' }).functions(action, { priority: 'P2' });
    expect(broken('L3', scene)).not.toEqual([]);
  });

  test('a repeated call whose outcome was unknown is right', () => {
    const scene = new Scene().finding('product', {}).functions('open', {}, 'a', false).functions('open');
    expect(broken('L3', scene)).toEqual([]);
  });

  test('a note that is told twice, with something between', () => {
    const text = "analyst's note 1";
    const scene = opened().functions('note', { text }).functions('acknowledge').functions('note', { text });
    expect(broken('L3', scene)).toHaveLength(1);
  });
});

describe('L4: intent', () => {
  test.each([
    ['acknowledge', {}],
    ['close', {}],
    ['note', { text: "on-call's note 1" }],
    ['priority', { priority: 'P1' }],
  ] as const)('a person’s %s that the finding does not show', (action, details) => {
    expect(broken('L4', opened().person(action, details))).toHaveLength(1);
  });

  test('an analyst who decided later', () => {
    expect(broken('L4', opened().person('close').finding('analyst', { workflow: 'NEW' }))).toEqual([]);
  });

  test('the later of two vendors’ people counts', () => {
    const scene = opened({}, {}).functions('open', {}, 'b').person('close').person('acknowledge', {}, 'b');
    expect(broken('L4', scene.finding('functions', { workflow: 'RESOLVED' }))).toHaveLength(1);
  });
});

describe('L5: nobody’s words lost', () => {
  test.each(['SUPPRESSED', 'RESOLVED'] as const)('an analyst’s %s that is overwritten', (workflow) => {
    const scene = opened().finding('analyst', { workflow }).finding('functions', { workflow: 'NOTIFIED' });
    expect(broken('L5', scene)).toEqual([`finding 0 was ${workflow}, the functions made it NOTIFIED`]);
  });

  test('RESOLVED that somebody on call reopened', () => {
    const scene = opened()
      .person('close')
      .finding('functions', { workflow: 'RESOLVED' })
      .person('reopen')
      .finding('functions', { workflow: 'NEW' });
    expect(broken('L5', scene)).toEqual([]);
  });

  test('a note that does not hold the one before', () => {
    const scene = opened().finding('analyst', note('mine')).finding('functions', note('yours'));
    expect(broken('L5', scene)).toHaveLength(1);
    const kept = opened().finding('analyst', note('mine')).finding('functions', note('yours\nmine'));
    expect(broken('L5', kept)).toEqual([]);
  });
});

describe('L6: order does not matter', () => {
  test('a priority that is not the finding’s', () => {
    expect(broken('L6', opened().finding('product', { severity: 'CRITICAL' }))).toEqual([
      'A1 has the priority P2, finding 0 is CRITICAL',
    ]);
  });

  test('an analyst’s acknowledgement and note that the vendor does not show', () => {
    const scene = opened().finding('analyst', { workflow: 'NOTIFIED' }).finding('analyst', note('mine'));
    expect(broken('L6', scene)).toHaveLength(2);
    expect(broken('L6', scene.functions('acknowledge').functions('note', { text: 'mine' }))).toEqual([]);
  });
});

describe('L7: quiet', () => {
  test.each(['vendor', 'write', 'read', 'ledgerWrite'] as const)(
    'a %s after an unchanged repetition',
    (call) => {
      const repetition = { vendor: 0, write: 0, read: 0, ledgerWrite: 0, [call]: 1 };
      expect(broken('L7', opened(), { repetition })).toHaveLength(1);
    },
  );

  test('an acknowledgement by nobody', () => {
    expect(broken('L7', opened().functions('acknowledge'))).toHaveLength(1);
  });
});

describe('L8: apart', () => {
  test('a finding that is late though nothing stood in its way', () => {
    expect(broken('L8', new Scene().finding('product', {}).later(120_000).functions('open'))).toHaveLength(1);
    expect(broken('L8', new Scene().finding('product', {}).functions('open').later(120_000))).toEqual([]);
  });
});
