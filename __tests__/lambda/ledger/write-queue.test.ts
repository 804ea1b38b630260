import { AwsJsonError, startAwsJson, type AwsJsonOperation } from '../../../local/aws-json';
import { DynamoDb } from '../../../local/dynamodb';
import { marshall } from '../../../src/lambda/aws/client/attribute-value';
import { createDynamoDb } from '../../../src/lambda/aws/client/dynamodb';
import { LedgerConflict } from '../../../src/lambda/ledger/ledger-conflict';
import { WriteQueue, type WriteUnit } from '../../../src/lambda/ledger/write-queue';
import { ownClientOptions } from '../../helpers/aws-stand-in';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(scripted: Readonly<Record<string, AwsJsonOperation>> = {}) {
  const dynamoDb = new DynamoDb();
  const server = await startAwsJson({ ...dynamoDb.operations, ...scripted });
  const client = createDynamoDb({ ...ownClientOptions(server.url), maxAttempts: 1 });
  closing.push(() => server.close());
  return { dynamoDb, queue: new WriteQueue(client) };
}

const put = (alertKey: string, text = 'x'): WriteUnit => [
  {
    Put: {
      TableName: 't',
      Item: marshall({ alertKey, endpointId: 'on-call', text }),
      ConditionExpression: 'attribute_not_exists(alertKey)',
    },
  },
];
const check = (alertKey: string): WriteUnit => [
  {
    ConditionCheck: {
      TableName: 't',
      Key: marshall({ alertKey, endpointId: 'on-call' }),
      ConditionExpression: 'attribute_not_exists(alertKey)',
    },
  },
];
const refuse = (type: string) => (): object => {
  throw new AwsJsonError(type, 'scripted');
};

test('what is put at the same moment goes in one call, what is put alone in the plain one', async () => {
  const { dynamoDb, queue } = await start();
  await queue.write(put('a'));
  await Promise.all(['b', 'c', 'd'].map((key) => queue.write(put(key))));
  expect(dynamoDb.calls).toEqual(['PutItem', 'TransactWriteItems']);
  expect(dynamoDb.items('t')).toHaveLength(4);
});

test('a put whose condition does not hold keeps no other from being written', async () => {
  const { dynamoDb, queue } = await start();
  await queue.write(put('b', 'first'));
  const results = await Promise.allSettled(['a', 'b', 'c'].map((key) => queue.write(put(key, 'second'))));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const [, refused] = results;
  expect(refused).toMatchObject({ reason: { name: 'LedgerConflict' } });
  expect(dynamoDb.calls).toEqual(['PutItem', 'TransactWriteItems', 'PutItem', 'PutItem']);
});

test('a unit is written whole or not at all, also when it goes alone', async () => {
  const { dynamoDb, queue } = await start();
  await queue.write(put('there'));
  const refused = [...put('a'), ...check('there')];
  const results = await Promise.allSettled([
    queue.write(refused),
    queue.write([...put('b'), ...check('free')]),
  ]);
  expect(results).toMatchObject([{ reason: { name: 'LedgerConflict' } }, { status: 'fulfilled' }]);
  await expect(queue.write(refused)).rejects.toBeInstanceOf(LedgerConflict);
  expect(dynamoDb.items('t')).toHaveLength(2);
});

test('of two puts of one item at the same moment one is written', async () => {
  const { dynamoDb, queue } = await start();
  const results = await Promise.allSettled([
    queue.write(put('a')),
    queue.write(put('a')),
    queue.write(put('b')),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: expect.any(LedgerConflict),
  });
  expect(dynamoDb.items('t')).toHaveLength(2);
});

test('more than one call takes are sent in several', async () => {
  const { dynamoDb, queue } = await start();
  await Promise.all(Array.from({ length: 150 }, (_, index) => queue.write(put(`key-${index}`))));
  expect(dynamoDb.calls).toEqual(['TransactWriteItems', 'TransactWriteItems']);
  expect(dynamoDb.items('t')).toHaveLength(150);
});

test('an item that DynamoDB cannot take together with others does not hold them up', async () => {
  const { dynamoDb, queue } = await start({ TransactWriteItems: refuse('ValidationException') });
  await Promise.all([queue.write(put('a')), queue.write(put('b'))]);
  expect(dynamoDb.calls).toEqual(['PutItem', 'PutItem']);
});

test('a failure of the service is that of every put, and nothing is sent again', async () => {
  const { dynamoDb, queue } = await start({ TransactWriteItems: refuse('AccessDeniedException') });
  const results = await Promise.allSettled([queue.write(put('a')), queue.write(put('b'))]);
  expect(results).toMatchObject([
    { reason: { name: 'AccessDeniedException' } },
    { reason: { name: 'AccessDeniedException' } },
  ]);
  expect(dynamoDb.calls).toEqual([]);
});

describe("an item in another worker's transaction", () => {
  const heldFor = async (times: number) => {
    let left = times;
    const started = await start({
      PutItem: (input) => {
        if (left-- > 0) throw new AwsJsonError('TransactionConflictException', 'scripted');
        return started.dynamoDb.operations['PutItem']?.(input) ?? {};
      },
    });
    return started;
  };

  test('is written once it is free', async () => {
    const { dynamoDb, queue } = await heldFor(2);
    await queue.write(put('a'));
    expect(dynamoDb.items('t')).toHaveLength(1);
  });

  test('is given up when it stays so', async () => {
    const { queue } = await heldFor(100);
    await expect(queue.write(put('a'))).rejects.toMatchObject({ name: 'TransactionConflictException' });
  });
});
