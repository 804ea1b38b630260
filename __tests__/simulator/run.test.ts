import * as fc from 'fast-check';
import { LAWS } from '../../local/simulator/laws';
import type { Plan } from '../../local/simulator/plan';
import { plans } from '../../local/simulator/plans';
import { run } from '../../local/simulator/run';
import { StandInGlobals } from '../../local/simulator/stand-in-globals';
import { endpoint } from './scene';

const globals = new StandInGlobals();
beforeAll(() => globals.install());
afterAll(() => globals.uninstall());

const traceOf = async (plan: Plan): Promise<readonly string[]> =>
  (await run(plan, [], globals, true)).world.trace.lines;

const VENDORS = ['jsm', 'pagerduty', 'ilert', 'webhook'] as const;

test.each(VENDORS)('a finding goes to %s and back, and no law is broken', async (vendor) => {
  const plan: Plan = {
    endpoints: [endpoint({ vendor })],
    copies: 2,
    batchSize: 1,
    steps: [
      { pause: 0, act: { who: 'product', what: 'import', finding: 0, severity: 'HIGH' } },
      { pause: 3, act: { who: 'on-call', what: 'acknowledge', finding: 0, endpoint: 0 } },
      { pause: 3, act: { who: 'on-call', what: 'close', finding: 0, endpoint: 0 } },
    ],
    upsets: [],
  };
  const { breaches, world } = await run(plan, Object.values(LAWS), globals);
  expect(breaches).toEqual([]);
  expect(world.hub.life(0).map(({ state }) => state.workflow)).toEqual(['NEW', 'NOTIFIED', 'RESOLVED']);
});

test('the same plan is the same run', async () => {
  for (const plan of fc.sample(plans, { seed: 1, numRuns: 20 })) {
    expect(await traceOf(plan)).toEqual(await traceOf(plan));
  }
});
