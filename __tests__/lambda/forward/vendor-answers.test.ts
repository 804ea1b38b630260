import type { VendorAnswer } from '../../../local/vendor-server';
import { asff } from '../../fixtures/asff';
import { importedEvent } from '../../fixtures/events';
import {
  KEY,
  SECRET_ARN,
  sqsRecord,
  startForwarderBench,
  type ForwarderBench,
} from '../../helpers/forwarder-bench';

let bench: ForwarderBench;
beforeEach(async () => {
  bench = await startForwarderBench();
});
afterEach(() => bench.close());

const finding = (id: string) => asff({ Id: `finding/${id}` });
const record = (id: string, receiveCount = 1) => sqsRecord(importedEvent(finding(id)), id, receiveCount);
const failed = (...ids: readonly string[]) => ids.map((itemIdentifier) => ({ itemIdentifier }));
const attributes = (index = 0) =>
  Object.fromEntries(
    Object.entries(bench.aws.messages[index]?.MessageAttributes ?? {}).map(([name, value]) => [
      name,
      value.StringValue,
    ]),
  );

/** Answers by finding: the vendor fails for `bad` and takes all others. */
const failFor = (id: string, answer: VendorAnswer) =>
  bench.vendor.answerUsually(({ rawBody }) => (rawBody.includes(`finding/${id}`) ? answer : {}));

describe('answers that pass by themselves', () => {
  test.each([408, 425, 429, 500, 502, 503, 504])(
    '%i: the record alone goes back, hidden for a while',
    async (status) => {
      failFor('bad', { status });
      const { batchItemFailures } = await bench.forward([record('good'), record('bad'), record('better')]);
      expect(batchItemFailures).toEqual(failed('bad'));
      expect(bench.aws.visibility).toHaveLength(1);
      expect(bench.aws.visibility[0]).toMatchObject({
        QueueUrl: `${bench.aws.url}/111122223333/findings`,
        ReceiptHandle: 'handle-bad',
      });
      expect(bench.aws.visibility[0]?.VisibilityTimeout).toBeGreaterThanOrEqual(5);
      expect(bench.aws.messages).toEqual([]);
      expect(
        bench
          .ledger()
          .map(({ state }) => state)
          .sort(),
      ).toEqual(['open', 'open', 'opening']);
    },
  );

  test('Retry-After is kept', async () => {
    bench.vendor.script({ status: 429, headers: { 'retry-after': '120' } });
    await bench.forward([record('a')]);
    const [change] = bench.aws.visibility;
    expect(change?.VisibilityTimeout).toBeGreaterThanOrEqual(120);
    expect(change?.VisibilityTimeout).toBeLessThanOrEqual(126);
  });

  test('the wait grows with the number of receipts', async () => {
    bench.vendor.script({ status: 500 }, { status: 500 });
    await bench.forward([record('a', 1)]);
    await bench.forward([record('a', 6)]);
    const [first, sixth] = bench.aws.visibility.map(({ VisibilityTimeout }) => VisibilityTimeout);
    expect(first).toBeLessThanOrEqual(10);
    expect(sixth).toBeGreaterThanOrEqual(150);
  });

  test.each(['hang', 'reset'] as const)(
    '%s: goes back after its own timeout, the others are done',
    async (fault) => {
      failFor('bad', { fault });
      const changes = { vendorTimeoutMillis: 150, concurrency: 2 };
      const result = await bench.forward(
        ['bad', 'a', 'b', 'c'].map((id) => record(id)),
        changes,
      );
      expect(result.batchItemFailures).toEqual(failed('bad'));
      expect(bench.ledger().filter(({ state }) => state === 'open')).toHaveLength(3);
    },
  );

  test('a vendor that is down', async () => {
    await bench.vendor.close();
    const { batchItemFailures } = await bench.forward([record('a'), record('b')]);
    expect(batchItemFailures).toEqual(failed('a', 'b'));
  });

  test('the next try opens the alert, without waiting for a claim', async () => {
    bench.vendor.script({ status: 500 });
    await bench.forward([record('a', 1)]);
    expect((await bench.forward([record('a', 2)])).batchItemFailures).toEqual([]);
    expect(bench.actions()).toEqual(['trigger', 'trigger']);
    expect(bench.ledger()).toMatchObject([{ state: 'open' }]);
  });

  test("what is not begun before the function's time is up goes back", async () => {
    bench.vendor.answerUsually(() => ({ fault: 'hang' }));
    const changes = { concurrency: 1, vendorTimeoutMillis: 60_000 };
    const { batchItemFailures } = await bench.forward([record('a'), record('b')], changes, {}, 4_000);
    expect(batchItemFailures).toEqual(failed('a', 'b'));
    expect(bench.actions()).toEqual(['trigger']);
  });
});

describe('answers that refuse', () => {
  test.each([400, 404, 405, 410, 413, 422])('%i: a dead letter at once, the rest goes on', async (status) => {
    failFor('bad', { status, body: { message: 'bad' } });
    const { batchItemFailures } = await bench.forward([record('good'), record('bad')]);
    expect(batchItemFailures).toEqual([]);
    expect(bench.aws.messages).toHaveLength(1);
    expect(bench.aws.messages[0]).toMatchObject({
      QueueUrl: bench.config.deadLetterQueueUrl,
      MessageBody: record('bad').body,
    });
    expect(attributes()).toEqual({ reason: 'rejected', endpoint: 'on-call', status: String(status) });
    expect(bench.aws.visibility).toEqual([]);
  });

  test('a dead letter that cannot be sent is not lost: the record goes back', async () => {
    bench.vendor.script({ status: 400 });
    bench.aws.failing.add('SendMessage');
    expect((await bench.forward([record('a')])).batchItemFailures).toEqual(failed('a'));
  });

  test.each([401, 403])('%i: the secret is read afresh, and the call is made once more', async (status) => {
    bench.aws.secrets[SECRET_ARN] = 'OLD-KEY-BEFORE-ROTATION';
    await bench.forward([record('a')]);
    bench.aws.secrets[SECRET_ARN] = KEY;
    bench.vendor.answerUsually(({ rawBody }) => (rawBody.includes(KEY) ? {} : { status }));
    expect((await bench.forward([record('b')])).batchItemFailures).toEqual([]);
    expect(bench.aws.reads).toHaveLength(2);
    expect(bench.actions()).toHaveLength(3);
  });

  test('a key that stays refused goes back to the queue', async () => {
    bench.vendor.answerUsually(() => ({ status: 401 }));
    expect((await bench.forward([record('a')])).batchItemFailures).toEqual(failed('a'));
    expect(bench.actions()).toHaveLength(2);
    expect(bench.aws.messages).toEqual([]);
  });
});

describe('records that cannot be read', () => {
  test.each([
    ['text', 'not JSON'],
    ['an empty body', ''],
    ['another event', JSON.stringify({ source: 'aws.ec2', 'detail-type': 'x', detail: {} })],
    ['a finding without identity', JSON.stringify(importedEvent({ Title: 'no id' }))],
  ])('%s: a dead letter, the rest goes on', async (_name, body) => {
    const { batchItemFailures } = await bench.forward([sqsRecord(body, 'bad'), record('good')]);
    expect(batchItemFailures).toEqual([]);
    expect(attributes()).toEqual({ reason: 'unreadable', endpoint: 'on-call' });
    expect(bench.aws.messages[0]?.MessageBody).toBe(body || '(empty)');
    expect(bench.actions()).toEqual(['trigger']);
  });

  test('the findings beside one without identity are alerted', async () => {
    const event = importedEvent(finding('a'), { Title: 'no id' }, finding('b'));
    await bench.forward([sqsRecord(event)]);
    expect(bench.actions()).toEqual(['trigger', 'trigger']);
    expect(bench.aws.messages).toHaveLength(1);
  });

  test('an empty secret is a dead letter that can be moved back once it is stored', async () => {
    bench.aws.secrets[SECRET_ARN] = '   ';
    await bench.forward([record('a')]);
    expect(attributes()).toMatchObject({ reason: 'misconfigured' });
  });
});

describe('AWS fails', () => {
  test.each(['BatchGetItem', 'TransactWriteItems'])(
    '%s: the record goes back, the vendor is not called',
    async (operation) => {
      bench.aws.failing.add(operation);
      const { batchItemFailures } = await bench.forward([sqsRecord(importedEvent(asff()))]);
      expect(batchItemFailures).toEqual(failed('m1'));
      expect(bench.actions()).toEqual([]);
    },
  );

  test('the visibility cannot be set: the record goes back all the same', async () => {
    bench.vendor.script({ status: 500 });
    bench.aws.failing.add('ChangeMessageVisibility');
    expect((await bench.forward([record('a')])).batchItemFailures).toEqual(failed('a'));
  });
});
