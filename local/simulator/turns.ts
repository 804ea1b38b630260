/** Callbacks that wait for the event loop's next turn. */
let waiting: (() => void)[] = [];

/** `process.nextTick` runs its callback when no promise has anything left to do. */
const promisesDone = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/** Resolves when all running code waits for something that has yet to happen on the timeline. */
export async function drained(): Promise<void> {
  await promisesDone();
  while (waiting.length > 0) {
    const callbacks = waiting;
    waiting = [];
    for (const callback of callbacks) callback();
    await promisesDone();
  }
}

/** The functions put writes of one moment together by `setImmediate`: here its turn comes without real time. */
export const nextTurn = (callback: () => void): void => void waiting.push(callback);
