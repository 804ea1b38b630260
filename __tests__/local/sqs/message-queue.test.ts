import { createClock, type Clock } from '../../../local/clock';
import { EventSource, MessageQueue, type MessageQueueSettings } from '../../../local/sqs';

/** A clock that moves when it is told to. */
const startClock = () => {
  let millis = 1_000_000;
  const clock: Clock = {
    speed: 1,
    now: () => new Date(millis),
    machineMillis: (time) => time,
    environment: {},
  };
  return { clock, advance: (seconds: number) => void (millis += seconds * 1000) };
};

const queueOf = (clock: Clock, settings: Partial<MessageQueueSettings> = {}) =>
  new MessageQueue(
    { name: 'q', arn: 'arn:aws:sqs:r:1:q', url: 'u', visibilityTimeoutSeconds: 30, ...settings },
    clock,
  );

test('a message that was received is hidden until its visibility ends', () => {
  const { clock, advance } = startClock();
  const queue = queueOf(clock);
  queue.send('{}');
  expect(queue.receive(10)).toHaveLength(1);
  expect(queue.receive(10)).toEqual([]);
  expect(queue.depth).toEqual({ visible: 0, hidden: 1 });
  advance(30);
  expect(queue.receive(10)[0]?.Attributes).toMatchObject({ ApproximateReceiveCount: '2' });
});

test('the visibility of a message can be changed, and a deleted one is gone', () => {
  const { clock, advance } = startClock();
  const queue = queueOf(clock);
  queue.send('{}');
  const [message] = queue.receive(1);
  queue.changeVisibility(message?.ReceiptHandle, 300);
  advance(299);
  expect(queue.receive(1)).toEqual([]);
  queue.delete(message?.ReceiptHandle);
  expect(queue.contents).toEqual([]);
});

test('after its last receipt a message moves to the dead-letter queue and can be sent back', () => {
  const { clock, advance } = startClock();
  const deadLetterQueue = queueOf(clock, { name: 'dead' });
  const queue = queueOf(clock, { maxReceiveCount: 2, deadLetterQueue });
  queue.send('{"a":1}');
  for (let receipt = 0; receipt < 3; receipt++, advance(30)) queue.receive(1);
  expect(queue.contents).toEqual([]);
  expect(deadLetterQueue.contents.map(({ body }) => body)).toEqual(['{"a":1}']);
  expect(deadLetterQueue.moveTo(queue)).toBe(1);
  expect(queue.receive(1)).toHaveLength(1);
});

test('delivers twice when asked to', () => {
  const queue = queueOf(startClock().clock);
  queue.deliversTwice = true;
  queue.send('{}');
  const ids = queue.receive(10).map(({ MessageId }) => MessageId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('an event source deletes what succeeded, and gets the rest again', async () => {
  const clock = createClock(1000);
  const queue = queueOf(clock);
  const seen: string[] = [];
  let done = (): void => undefined;
  const finished = new Promise<void>((resolve) => (done = resolve));
  const source = new EventSource({
    queue,
    clock,
    batchSize: 10,
    batchingWindowSeconds: 0,
    concurrency: 1,
    invoke: (event) => {
      const { Records } = event as { Records: { messageId: string; body: string }[] };
      seen.push(...Records.map(({ body }) => body));
      if (seen.filter((body) => body === 'bad').length === 2) done();
      const failed = seen.length > 2 ? [] : Records.filter(({ body }) => body === 'bad');
      return Promise.resolve({
        batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })),
      });
    },
  });
  queue.send('good');
  queue.send('bad');
  await finished;
  await source.stop();
  expect(seen.filter((body) => body === 'good')).toHaveLength(1);
  expect(queue.contents).toEqual([]);
});

test('an event source leaves the messages of a call that failed where they are', async () => {
  const queue = queueOf(createClock(1));
  queue.send('{}');
  const failure = new Promise<Error>((resolve) => {
    const source = new EventSource({
      queue,
      clock: createClock(1),
      batchSize: 1,
      batchingWindowSeconds: 0,
      concurrency: 1,
      invoke: () => Promise.reject(new Error('gone')),
      onFailure: (error) => void source.stop().then(() => resolve(error)),
    });
  });
  expect((await failure).message).toBe('gone');
  expect(queue.depth).toEqual({ visible: 0, hidden: 1 });
});
