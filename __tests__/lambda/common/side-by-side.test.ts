import { sideBySide } from '../../../src/lambda/common/side-by-side';

/** Work whose end is decided by the test. */
function gate() {
  const begun: string[] = [];
  const open = new Map<string, () => void>();
  const work = (item: string): Promise<void> => {
    begun.push(item);
    return new Promise((resolve) => open.set(item, resolve));
  };
  const end = async (item: string): Promise<void> => {
    open.get(item)?.();
    await new Promise(setImmediate);
  };
  return { begun, work, end };
}

test('no more than asked for are under way at once', async () => {
  const { begun, work, end } = gate();
  const all = sideBySide(['a', 'b', 'c'], work, { concurrency: 2 });
  expect(begun).toEqual(['a', 'b']);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  await end('a');
  await end('c');
  await all;
});

test('a lane is worked on in its order, one after the other, and holds up no other', async () => {
  const { begun, work, end } = gate();
  const all = sideBySide(['a1', 'a2', 'b1'], work, { concurrency: 5, laneOf: (item) => item[0] });
  expect(begun).toEqual(['a1', 'b1']);
  await end('b1');
  expect(begun).toEqual(['a1', 'b1']);
  await end('a1');
  expect(begun).toEqual(['a1', 'b1', 'a2']);
  await end('a2');
  await all;
});

test.each([0, -1])('a concurrency of %d still works, one by one', async (concurrency) => {
  const done: number[] = [];
  await sideBySide([1, 2, 3], (item) => Promise.resolve(void done.push(item)), { concurrency });
  expect(done).toEqual([1, 2, 3]);
});
