import { RecentLookUps } from '../../../src/lambda/sync/recent-look-ups';

const START = Date.parse('2026-11-21T10:00:00Z');

function rig() {
  let now = START;
  const asked: string[] = [];
  const recent = new RecentLookUps(() => now);
  const get = (id: string, occurredAt: number) =>
    recent.get(id, occurredAt, () => {
      asked.push(id);
      return Promise.resolve([`${id}-${asked.length}`]);
    });
  return { get, asked, recent, advance: (millis: number) => void (now += millis) };
}

test('an answer serves all events from before it was asked for', async () => {
  const { get, asked } = rig();
  const keys = await Promise.all([get('a', START - 60_000), get('a', START - 10_000)]);
  expect(keys).toEqual([['a-1'], ['a-1']]);
  expect(asked).toEqual(['a']);
});

test('an event from after it asks anew: alerts may have joined', async () => {
  const { get, advance } = rig();
  await get('a', START - 60_000);
  advance(30_000);
  expect(await get('a', START + 29_000)).toEqual(['a-2']);
});

test('a clock that is a few seconds off hides nothing', async () => {
  const { get } = rig();
  await get('a', START - 60_000);
  expect(await get('a', START - 4_000)).toEqual(['a-2']);
});

test('an answer is forgotten after a minute', async () => {
  const { get, advance } = rig();
  await get('a', START - 60_000);
  advance(60_000);
  expect(await get('a', START - 60_000)).toEqual(['a-2']);
});

test('a failure is asked again', async () => {
  const { get, recent } = rig();
  await expect(recent.get('a', START - 60_000, () => Promise.reject(new Error('503')))).rejects.toThrow(
    '503',
  );
  expect(await get('a', START - 60_000)).toEqual(['a-1']);
});
