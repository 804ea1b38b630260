import { METRICS } from '../../src/contract/metrics';
import { importedEvent } from '../fixtures/events';
import { asff } from '../fixtures/asff';
import { CloudWatch, periodOf, seriesOf, type Series } from '../helpers/cloudwatch';
import { sqsRecord, startForwarderBench, type ForwarderBench } from '../helpers/forwarder-bench';
import { alarmsOf, monitoredStack } from '../helpers/monitored-stack';
import type { Block } from '../helpers/render-stack';
import { finding, startSyncBench, update, type SyncBench } from '../helpers/sync-bench';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const STEP = 300;

const alarms = alarmsOf(monitoredStack());
let forwarding: ForwarderBench;
let syncing: SyncBench;
let cloud: CloudWatch;

/** What the functions write about a finding and an acknowledgement that went well. */
const healthy: string[] = [];

beforeAll(async () => {
  [forwarding, syncing] = await Promise.all([startForwarderBench(), startSyncBench()]);
  cloud = new CloudWatch();
  await forwardAt(0, 'up');
  await syncAt(0, (n) => syncing.seed(n));
  healthy.push(...forwarding.lines, ...syncing.lines);
}, 60_000);
afterAll(() => Promise.all([forwarding.close(), syncing.close()]));
beforeEach(() => {
  cloud = new CloudWatch();
});

/** A service's metric as the alarm of this name watches it. */
function watched(alarmName: string): Series {
  const alarm = alarms[alarmName];
  if (alarm === undefined)
    throw new Error(`no alarm ${alarmName}, there are:\n${Object.keys(alarms).join('\n')}`);
  return seriesOf(alarm);
}

const ours = (endpointId: string, metricName: string): Series => ({
  namespace: METRICS.namespace,
  metricName,
  dimensions: { [METRICS.dimension]: endpointId },
});

const isoBefore = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString();

let findings = 0;
/** A new finding through the real forwarder, whose vendor is up or down. */
async function forwardAt(second: number, vendor: 'up' | 'down', ageSeconds = 0): Promise<void> {
  forwarding.vendor.answerUsually(() => ({ status: vendor === 'up' ? 202 : 503 }));
  forwarding.lines.length = 0;
  const event = { ...importedEvent(asff({ Id: `finding/${++findings}` })), time: isoBefore(ageSeconds) };
  await forwarding.forward([sqsRecord(event, `m${findings}`)]);
  cloud.putLogLines(forwarding.lines, second);
}

/** An acknowledgement through the real sync function. */
async function syncAt(second: number, prepare: (n: number) => unknown): Promise<void> {
  const n = ++findings;
  syncing.lines.length = 0;
  await prepare(n);
  await syncing.sync([update(n)], { receiveCount: 3 });
  cloud.putLogLines(syncing.lines, second);
}

/** What AWS and the functions report while all is well. */
function healthyAt(second: number): void {
  for (const alarm of Object.values(alarms)) {
    const { namespace, metricName } = seriesOf(alarm);
    const usual =
      { ApproximateNumberOfMessagesVisible: 0, ApproximateAgeOfOldestMessage: 4 }[metricName] ?? 0;
    if (namespace.startsWith('AWS/')) cloud.put(seriesOf(alarm), second, usual);
  }
  cloud.putLogLines(healthy, second);
  for (const endpointId of ['on-call', 'oncall']) {
    cloud.put(ours(endpointId, METRICS.webhooksAccepted), second);
    cloud.put(ours(endpointId, METRICS.alertLatency), second, 2_300);
  }
}

/** Names of the alarms that were raised at any time of the run. */
function raised(end: number): string[] {
  const isRaised = (alarm: Block): boolean => {
    const period = periodOf(alarm);
    for (let second = STEP; second <= end + period; second += Math.min(period, HOUR)) {
      if (cloud.isInAlarm(alarm, second)) return true;
    }
    return false;
  };
  const names = Object.keys(alarms).filter((name) => isRaised(alarms[name] as Block));
  return names.sort();
}

const everyStep = async (end: number, run: (second: number) => unknown): Promise<void> => {
  for (let second = 10; second < end; second += STEP) await run(second);
};

/** A metric of AWS that goes wrong once, or in each of so many steps of five minutes. */
const aws =
  (alarmName: string, steps = 1, value = 1) =>
  () => {
    for (let step = 0; step < steps; step++) cloud.put(watched(alarmName), 20 + step * STEP, value);
  };
const own =
  (endpointId: string, metricName: string, times = 1, value = 1) =>
  () => {
    for (let index = 0; index < times; index++) cloud.put(ours(endpointId, metricName), 20 + index, value);
  };

interface Fault {
  readonly inject: () => unknown;
  readonly raises: readonly string[];
}

const FAULTS: Readonly<Record<string, Fault>> = {
  'a dead letter of the rules': {
    inject: aws('sec-events-dead-letters'),
    raises: ['sec-events-dead-letters'],
  },
  'a dead letter of a subscription': {
    inject: aws('sec-sns-dead-letters'),
    raises: ['sec-sns-dead-letters'],
  },
  'a dead letter of a forwarder': {
    inject: aws('sec-on-call-dead-letters'),
    raises: ['sec-on-call-dead-letters'],
  },
  'a dead letter of the way back': {
    inject: aws('sec-updates-dead-letters'),
    raises: ['sec-updates-dead-letters'],
  },
  'findings that wait for 16 minutes': {
    inject: aws('sec-on-call-oldest-message', 1, 960),
    raises: ['sec-on-call-oldest-message'],
  },
  'webhooks that wait for 16 minutes': {
    inject: aws('sec-updates-oldest-message', 1, 960),
    raises: ['sec-updates-oldest-message'],
  },
  'a function that crashes each time': {
    inject: aws('sec-on-call-forward-function-errors', 4, 3),
    raises: ['sec-on-call-forward-function-errors'],
  },
  'a function that crashed once': { inject: aws('sec-on-call-forward-function-errors'), raises: [] },
  'no concurrency for the receiver': {
    inject: aws('sec-receive-function-throttles', 3),
    raises: ['sec-receive-function-throttles'],
  },
  'a policy that no longer lets a rule send': {
    inject: aws('sec-ImportedFindings-failed-invocations'),
    raises: ['sec-ImportedFindings-failed-invocations'],
  },
  'a rule that cannot use its dead-letter queue': {
    inject: aws('sec-Page-lost-events'),
    raises: ['sec-Page-lost-events'],
  },
  'a subscriber that is down': {
    inject: aws('sec-failed-notifications', 3),
    raises: ['sec-failed-notifications'],
  },
  'a subscriber that missed one attempt': { inject: aws('sec-failed-notifications'), raises: [] },
  'a notification that was given up': {
    inject: aws('sec-redriven-notifications'),
    raises: ['sec-redriven-notifications'],
  },
  'a notification that was lost': {
    inject: aws('sec-lost-notifications'),
    raises: ['sec-lost-notifications'],
  },
  'an answer 503 of the API': { inject: aws('sec-api-errors'), raises: ['sec-api-errors'] },
  'a forged webhook': {
    inject: own('on-call', METRICS.webhooksRefused),
    raises: ['sec-on-call-refused-webhooks'],
  },
  'a vendor that is down': {
    inject: () =>
      everyStep(900, (second) => forwardAt(second + 1, 'down').then(() => forwardAt(second + 2, 'down'))),
    raises: ['sec-on-call-vendor-failures'],
  },
  'a vendor that was down for one call': { inject: () => forwardAt(20, 'down'), raises: [] },
  'webhooks about the alerts of others': {
    inject: async () => {
      for (let index = 0; index < 20; index++) await syncAt(20, () => undefined);
    },
    raises: ['sec-oncall-unknown-alerts'],
  },
  'a change that Security Hub refuses': {
    inject: () =>
      syncAt(20, async (n) => {
        await syncing.seed(n);
        syncing.hub.faults.failFinding(finding(n).Id, 'InvalidInput');
      }),
    raises: ['sec-oncall-refused-findings'],
  },
  'a hub without the findings': {
    inject: async () => {
      for (let index = 0; index < 5; index++) {
        await syncAt(20, async (n) => {
          await syncing.seed(n);
          syncing.hub.faults.failFinding(finding(n).Id, 'FindingNotFound');
        });
      }
    },
    raises: ['sec-oncall-missing-findings'],
  },
  'an alert that comes six minutes late': {
    inject: () => forwardAt(20, 'up', 360),
    raises: ['sec-on-call-late-alerts'],
  },
};

test('the functions write metrics while all is well', () => {
  expect(healthy.join()).toContain(METRICS.alertsOpened);
  expect(healthy.join()).toContain(METRICS.findingsUpdated);
});

test('a healthy hour raises nothing', async () => {
  await everyStep(HOUR, healthyAt);
  expect(raised(HOUR)).toEqual([]);
});

test('a quiet hour without any data raises nothing', () => {
  expect(raised(HOUR)).toEqual([]);
});

test.each(Object.entries(FAULTS))(
  '%s raises exactly its alarm',
  async (_name, { inject, raises }) => {
    await everyStep(HOUR / 2, healthyAt);
    await inject();
    expect(raised(HOUR / 2)).toEqual(raises);
  },
  60_000,
);

describe('a way back that is silent while alerts are open', () => {
  const opens = (day: number): void => cloud.put(ours('on-call', METRICS.alertsOpened), day * DAY + HOUR);
  const SILENT = 'sec-on-call-silent-way-back';

  test('two days raise the alarm, and it alone', () => {
    [0, 1].forEach(opens);
    expect(raised(2 * DAY)).toEqual([SILENT]);
  });

  test.each([
    ['the first day only', () => opens(0)],
    ['one webhook, even one of no meaning here', () => [0, 1].forEach((day) => (opens(day), heard(day)))],
    ['alerts that were resolved the same day', () => [0, 1].forEach((day) => (opens(day), resolves(day)))],
  ])('%s raises none', (_name, run) => {
    run();
    expect(raised(2 * DAY)).toEqual([]);
  });

  const heard = (day: number): void =>
    cloud.put(ours('on-call', METRICS.webhooksIgnored), day * DAY + 2 * HOUR);
  const resolves = (day: number): void =>
    cloud.put(ours('on-call', METRICS.alertsResolved), day * DAY + 2 * HOUR);
});

test('every alarm is raised by one of these faults', () => {
  const kinds = (names: readonly string[]): string[] => [...new Set(names.map(kindOf))].sort();
  const proven = Object.values(FAULTS).flatMap(({ raises }) => raises);
  expect(kinds([...proven, 'sec-on-call-silent-way-back'])).toEqual(kinds(Object.keys(alarms)));
});

/** The runbook's anchor at the end of the description. */
const kindOf = (name: string): string => String(alarms[name]?.['alarm_description']).split('#').at(-1) ?? '';
