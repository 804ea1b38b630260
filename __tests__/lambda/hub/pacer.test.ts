import { CALL_INTERVAL_MILLIS, Pacer } from '../../../src/lambda/hub/pacer';

test('two workers together make fewer than 10 calls a second, whenever they are called', async () => {
  let time = 0;
  const calls: number[] = [];
  const pacers = [1, 2].map(
    () =>
      new Pacer(
        CALL_INTERVAL_MILLIS,
        () => time,
        (millis) => {
          time += millis;
          return Promise.resolve();
        },
      ),
  );
  for (const pacer of pacers) {
    time = 0;
    for (let call = 0; call < 50; call++) {
      await pacer.turn();
      calls.push(time);
    }
  }
  const within = (from: number) => calls.filter((call) => call >= from && call < from + 1000).length;
  expect(Math.max(...calls.map(within))).toBeLessThanOrEqual(10);
});

test('the first call, and one after a pause, need not wait', async () => {
  let time = 0;
  const waits: number[] = [];
  const pacer = new Pacer(
    100,
    () => time,
    (millis) => {
      waits.push(millis);
      return Promise.resolve();
    },
  );
  await pacer.turn();
  time = 500;
  await pacer.turn();
  await pacer.turn();
  expect(waits).toEqual([100]);
});
