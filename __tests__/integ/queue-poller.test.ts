import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { QueuePoller } from '../../local/queue-poller';
import type { Cloud } from './helpers/cloud';
import { CREDENTIALS, REGION, startCloud } from './helpers/cloud';
import { describeWithTerraform } from './helpers/tools';

describeWithTerraform('the queue poller on the emulator', (tools) => {
  let cloud: Cloud;
  let sqs: SQSClient;

  beforeAll(async () => {
    cloud = await startCloud(tools);
    sqs = new SQSClient({ endpoint: cloud.moto.url, region: REGION, credentials: CREDENTIALS });
  });
  afterAll(async () => {
    sqs.destroy();
    await cloud.stop();
  });

  async function queue(name: string, redriveTo?: string): Promise<string> {
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: redriveTo, maxReceiveCount: 2 });
    const Attributes: Record<string, string> = redriveTo ? { RedrivePolicy } : {};
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes }));
    return QueueUrl;
  }

  async function attribute(QueueUrl: string, name: 'QueueArn' | 'ApproximateNumberOfMessages') {
    const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] });
    return (await sqs.send(command)).Attributes?.[name] ?? '';
  }

  test('deletes what is done, brings back what failed, and lets the queue redrive it', async () => {
    const deadLetters = await queue('dead-letters');
    const queueUrl = await queue('work', await attribute(deadLetters, 'QueueArn'));
    for (const body of ['good', 'bad', 'good']) {
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
    }
    const invoke = async (event: unknown) => {
      const bad = (event as SQSEvent).Records.filter(({ body }) => body === 'bad');
      const show = bad.map(({ receiptHandle: ReceiptHandle }) =>
        sqs.send(
          new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout: 0 }),
        ),
      );
      await Promise.all(show);
      return { batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    };
    const batches = await new QueuePoller({ sqs, queueUrl, invoke, batchSize: 3 }).drain();
    expect(batches.map(({ messageIds, failedIds }) => [messageIds.length, failedIds.length])).toEqual([
      [3, 1],
      [1, 1],
    ]);
    expect(await attribute(deadLetters, 'ApproximateNumberOfMessages')).toBe('1');
  });

  test('fills a batch that is larger than one answer of SQS', async () => {
    const queueUrl = await queue('large');
    for (let index = 0; index < 23; index += 1) {
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: `${index}` }));
    }
    const invoke = () => Promise.resolve(undefined);
    const batches = await new QueuePoller({ sqs, queueUrl, invoke, batchSize: 20 }).drain();
    expect(batches.map(({ messageIds }) => messageIds.length)).toEqual([20, 3]);
  });

  test('keeps the whole batch when the function fails', async () => {
    const queueUrl = await queue('failing');
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'x' }));
    const invoke = () => Promise.reject(new Error('down'));
    const poller = new QueuePoller({ sqs, queueUrl, invoke, batchSize: 1, visibilityTimeoutSeconds: 0 });
    const failed = { error: new Error('down'), failedIds: [expect.any(String)] };
    expect(await poller.pollOnce()).toMatchObject(failed);
    expect(await poller.pollOnce()).toMatchObject(failed);
  });

  test('waits for a message that is hidden, when it is to finish', async () => {
    const queueUrl = await queue('hidden');
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'x' }));
    let calls = 0;
    const invoke = () =>
      (calls += 1) === 1 ? Promise.reject(new Error('down')) : Promise.resolve(undefined);
    await new QueuePoller({ sqs, queueUrl, invoke, visibilityTimeoutSeconds: 1 }).finish();
    expect(calls).toBe(2);
    expect(await attribute(queueUrl, 'ApproximateNumberOfMessages')).toBe('0');
  });

  test('ends with an error where a queue does not become empty', async () => {
    const queueUrl = await queue('stuck');
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'x' }));
    const invoke = () => Promise.reject(new Error('down'));
    const poller = new QueuePoller({ sqs, queueUrl, invoke, visibilityTimeoutSeconds: 1 });
    await expect(poller.finish(500)).rejects.toThrow(/stuck still holds messages after 500 ms/);
  });
});
