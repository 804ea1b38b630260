import { simulate } from '../../local/simulator/simulate';

/** A small search with fixed seeds; `npm run simulate` searches further. */
const RUNS = 100;

test.each([3, 4, 13])('no run from seed %d breaks a law', async (seed) => {
  const failure = await simulate({ seed, runs: RUNS });
  expect(failure && [failure.path, ...failure.breaches.map(({ words }) => words), ...failure.trace]).toBe(
    undefined,
  );
});
