import { setTimeout as delay } from 'node:timers/promises';
import type { People } from '../people';
import type { World } from '../world/world';

export interface Stage {
  readonly world: World;
  readonly people: People;
  /** Alert keys by the names that the steps give them. */
  readonly keys: Map<string, string>;
  /** Findings of the storm. */
  readonly stormSize: number;
}

/** One step of the story: what happens, and what must be true once everything has come to rest. */
export interface StoryStep {
  readonly title: string;
  run(stage: Stage): void | Promise<void>;
  /** Answers what is wrong; undefined when all is as it should be. */
  check(stage: Stage): string | undefined;
  /** Left out where there is little time. */
  readonly isLong?: boolean;
}

const keyOf = ({ keys }: Stage, name: string): string => keys.get(name) ?? '';

const stateAt = ({ world }: Stage, endpointId: string, key: string): string =>
  world
    .vendor(endpointId)
    .alerts()
    .filter((alert) => alert.key === key)
    .at(-1)?.state ?? 'none';

const both =
  (name: string, wanted: string) =>
  (stage: Stage): string | undefined => {
    const states = ['pagerduty', 'jsm'].map((id) => `${id} ${stateAt(stage, id, keyOf(stage, name))}`);
    const isRight = states.every((state) => state.endsWith(` ${wanted}`));
    return isRight ? undefined : `expected ${wanted} everywhere, got ${states.join(', ')}`;
  };

function finding({ world, keys }: Stage, name: string) {
  return world.finding(keys.get(name) ?? '');
}

const expected = (what: string, wanted: unknown, got: unknown): string | undefined =>
  wanted === got ? undefined : `expected ${what} ${String(wanted)}, got ${String(got)}`;

const firstOf = (...problems: readonly (string | undefined)[]): string | undefined =>
  problems.find((problem) => problem !== undefined);

const importAs = (stage: Stage, name: string, sample: Parameters<People['product']['import']>[0]): void =>
  void stage.keys.set(name, stage.people.product.import(sample));

export const STORY: readonly StoryStep[] = [
  {
    title: 'GuardDuty finds an instance that talks to a command server: an alert at both vendors',
    run: (stage) => importAs(stage, 'backdoor', 'guardDuty'),
    check: both('backdoor', 'open'),
  },
  {
    title: 'A finding of MEDIUM severity alerts nobody',
    run: (stage) => importAs(stage, 'versioning', 'versioning'),
    check: both('versioning', 'none'),
  },
  {
    title: 'Alice acknowledges at PagerDuty: the finding is NOTIFIED, JSM is acknowledged, too',
    run: (stage) => stage.people.onCall.act('pagerduty', keyOf(stage, 'backdoor'), { does: 'acknowledge' }),
    check: (stage) =>
      firstOf(
        expected('workflow', 'NOTIFIED', finding(stage, 'backdoor').Workflow?.Status),
        both('backdoor', 'acknowledged')(stage),
      ),
  },
  {
    title: 'Bob writes a note at JSM: it stands on the finding',
    run: (stage) =>
      stage.people.onCall.act('jsm', keyOf(stage, 'backdoor'), {
        does: 'note',
        text: 'Isolated, image taken.',
      }),
    check: (stage) =>
      finding(stage, 'backdoor').Note?.Text?.includes('Isolated, image taken.')
        ? undefined
        : 'the note is not on the finding',
  },
  {
    title: 'The product sends the finding again, unchanged: nobody is called',
    run: (stage) => stage.people.product.repeat(keyOf(stage, 'backdoor')),
    check: both('backdoor', 'acknowledged'),
  },
  {
    title: 'Alice closes at PagerDuty: the finding is RESOLVED, JSM is closed',
    run: (stage) => stage.people.onCall.act('pagerduty', keyOf(stage, 'backdoor'), { does: 'close' }),
    check: (stage) =>
      firstOf(
        expected('workflow', 'RESOLVED', finding(stage, 'backdoor').Workflow?.Status),
        both('backdoor', 'resolved')(stage),
      ),
  },
  {
    title: 'An analyst sends the MEDIUM finding by hand: an alert at both vendors',
    run: (stage) => stage.people.analyst.send(keyOf(stage, 'versioning'), 'PageOnCall'),
    check: both('versioning', 'open'),
  },
  {
    title: 'The analyst suppresses it: the alerts close',
    run: (stage) => stage.people.analyst.setStatus(keyOf(stage, 'versioning'), 'SUPPRESSED'),
    check: both('versioning', 'resolved'),
  },
  {
    title: 'PagerDuty is down while a public bucket is found: JSM alerts at once',
    run: async (stage) => {
      stage.people.circumstances.setCondition('pagerduty', 'down');
      importAs(stage, 'bucket', 'publicBucket');
      const key = keyOf(stage, 'bucket');
      await stage.world.until(() => stateAt(stage, 'jsm', key) === 'open', 'the alert at JSM');
      await delay(300);
      stage.people.circumstances.setCondition('pagerduty', 'up');
    },
    check: both('bucket', 'open'),
  },
  {
    title: "JSM's key is rotated: the next alert goes out with the new one",
    run: (stage) => {
      stage.people.circumstances.rotate('jsm');
      importAs(stage, 'rotated', 'inspector');
    },
    check: both('rotated', 'open'),
  },
  {
    title: 'A function is killed in the middle of its work: its messages come back',
    isLong: true,
    run: async (stage) => {
      const killed = stage.people.circumstances.kill('pagerduty');
      importAs(stage, 'killed', 'guardDuty');
      await killed;
    },
    check: both('killed', 'open'),
  },
  {
    title: 'A storm of findings: each alerts once',
    run: (stage) =>
      stage.people.product.storm(stage.stormSize).forEach((key, n) => stage.keys.set(`storm${n}`, key)),
    check: (stage) =>
      firstOf(...Array.from({ length: stage.stormSize }, (_, n) => both(`storm${n}`, 'open')(stage))),
  },
];
