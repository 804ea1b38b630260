import * as fc from 'fast-check';
import { PAUSES, type Act, type EndpointPlan, type Plan, type Step } from './plan';
import { DELAYS, type Place, type Upset, type UpsetKind } from './upsets';

const endpoint: fc.Arbitrary<EndpointPlan> = fc.record({
  vendor: fc.constantFrom('jsm', 'pagerduty', 'webhook', 'ilert'),
  autoResolve: fc.constantFrom(true, true, true, false),
  setNotified: fc.boolean(),
  grouping: fc.constantFrom('NONE', 'NONE', 'FAULT'),
  isRouted: fc.constantFrom(false, false, true),
});

/** The first finding is the one that most happens to: what meets on one alert is what goes wrong. */
const finding = fc.constantFrom(0, 0, 0, 0, 1, 2);
const endpointNumber = fc.nat(1);
const severity = fc.constantFrom('HIGH', 'HIGH', 'CRITICAL', 'LOW') as fc.Arbitrary<'HIGH'>;

const acts: readonly fc.WeightedArbitrary<Act>[] = [
  {
    weight: 8,
    arbitrary: fc.record({
      who: fc.constant('product'),
      what: fc.constantFrom('import', 'import', 'pass', 'fail', 'archive'),
      finding,
      severity,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      who: fc.constant('analyst'),
      what: fc.constantFrom('RESOLVED', 'NEW', 'NOTIFIED', 'SUPPRESSED', 'note', 'custom action', 'insight'),
      finding,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      who: fc.constant('on-call'),
      what: fc.constantFrom('acknowledge', 'close', 'note', 'reopen', 'unacknowledge', 'priority'),
      finding,
      endpoint: endpointNumber,
    }),
  },
  { weight: 2, arbitrary: fc.record({ who: fc.constant('hub'), what: fc.constant('re-emit'), finding }) },
  {
    weight: 1,
    arbitrary: fc.record({
      who: fc.constant('vendor'),
      what: fc.constantFrom('down', 'refuses'),
      endpoint: endpointNumber,
      finding: fc.option(finding, { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      who: fc.constant('operator'),
      what: fc.constantFrom('redrive', 'rotate', 'rotate hook', 'group anew', 'route anew'),
      endpoint: endpointNumber,
    }),
  },
  { weight: 1, arbitrary: fc.record({ who: fc.constant('stranger'), endpoint: endpointNumber }) },
] as readonly fc.WeightedArbitrary<Act>[];

const step: fc.Arbitrary<Step> = fc.record({
  pause: fc.nat(PAUSES.length - 1),
  act: fc.oneof(...acts),
});

const CALLS: readonly UpsetKind[] = [
  'late',
  'late answer',
  'fails',
  'fails after',
  'dies before',
  'dies after',
];

const upsetAt = (
  places: readonly Place[],
  kinds: readonly UpsetKind[],
  sizes: number,
  turns: number,
): fc.Arbitrary<Upset> =>
  fc.record({
    place: fc.constantFrom(...places),
    nth: fc.nat(turns),
    kind: fc.constantFrom(...kinds),
    size: fc.nat(sizes),
  });

const upset: fc.Arbitrary<Upset> = fc.oneof(
  { weight: 5, arbitrary: upsetAt(['vendor:a', 'vendor:b'], CALLS, 4, 6) },
  { weight: 4, arbitrary: upsetAt(['event:a', 'event:b'], ['late', 'late', 'twice'], DELAYS.length - 1, 8) },
  {
    weight: 3,
    arbitrary: upsetAt(['webhook:a', 'webhook:b'], ['late', 'late', 'twice'], DELAYS.length - 1, 6),
  },
  { weight: 4, arbitrary: upsetAt(['ledger'], CALLS, 4, 40) },
  { weight: 3, arbitrary: upsetAt(['hub.write'], CALLS, 5, 5) },
  { weight: 2, arbitrary: upsetAt(['hub.read'], [...CALLS, 'lags', 'lags'], 5, 8) },
  { weight: 1, arbitrary: upsetAt(['secret', 'enqueue', 'dead-letter', 'visibility'], CALLS, 4, 5) },
);

/** Each run begins with a finding: without one nothing happens. */
const first: Step = { pause: 0, act: { who: 'product', what: 'import', finding: 0, severity: 'HIGH' } };

/** What may happen in a run; shrinks to less of it. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  endpoints: fc.array(endpoint, { minLength: 1, maxLength: 2 }),
  copies: fc.integer({ min: 1, max: 3 }),
  batchSize: fc.constantFrom(1, 1, 10),
  steps: fc.array(step, { maxLength: 9 }).map((steps) => [first, ...steps]),
  upsets: fc.array(upset, { maxLength: 14 }),
});
