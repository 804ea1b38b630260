import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAwsJson } from '../../local/aws-json';
import { createClock } from '../../local/clock';
import { requestBody, startLoopback, type LoopbackServer } from '../../local/loopback';
import { MessageQueue, Sqs } from '../../local/sqs';
import { runCli } from '../../src/cli/program';
import { ACCOUNT, asff, REGION } from '../fixtures/asff';
import { importedEvent } from '../fixtures/events';
import { useStandIns } from '../helpers/aws-environment';
import { type SnsApi, startSnsApi } from '../helpers/sns-api';
import { recordedTerminal } from './terminal';

const NAME = 'on-call';
const TOPIC = `arn:aws:sns:${REGION}:${ACCOUNT}:${NAME}`;
const SUBSCRIPTION = `${TOPIC}:6b0e71bd`;
const EVENT = JSON.stringify(importedEvent(asff()));
const arnOf = (name: string): string => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;

let server: LoopbackServer;
let sns: SnsApi;
let sqs: Sqs;
let queues: Record<string, MessageQueue>;
let undo: () => void;

beforeEach(async () => {
  sqs = new Sqs();
  server = await startAwsJson(sqs.operations);
  sns = await startSnsApi();
  undo = useStandIns({ SQS: server.url, SNS: sns.url });
  queues = {};
  for (const owner of ['pagerduty', 'updates']) add(`${NAME}-${owner}`);
  for (const owner of ['events', 'pagerduty', 'updates', 'ilert']) add(`${NAME}-${owner}-dead-letters`);
});
afterEach(async () => {
  undo();
  await Promise.all([server.close(), sns.close()]);
});

function add(name: string): void {
  const settings = { name, arn: arnOf(name), url: `${server.url}/${ACCOUNT}/${name}` };
  queues[name] = new MessageQueue({ ...settings, visibilityTimeoutSeconds: 30 }, createClock());
  sqs.add(queues[name]);
}
const queue = (owner: string): MessageQueue => queues[`${NAME}-${owner}`] as MessageQueue;
const text = (StringValue: string) => ({ DataType: 'String', StringValue });
const bodies = (owner: string): readonly string[] => queue(owner).contents.map(({ body }) => body);

const outputs = (): string =>
  JSON.stringify({
    region: { value: REGION },
    dead_letter_queue_urls: {
      value: Object.values(queues)
        .map(({ settings }) => settings.url)
        .filter((url) => url.endsWith('-dead-letters')),
    },
  });

async function redrive(args: readonly string[], answer?: string) {
  const stdin = answer ?? outputs();
  const terminal = recordedTerminal({ stdin, interactive: answer !== undefined });
  const from = args.some((arg) => arg.startsWith('--outputs') || arg === '--name') ? [] : ['--outputs', '-'];
  const code = await runCli(['redrive', ...from, ...args], terminal);
  return { code, out: terminal.output(), err: terminal.errors() };
}

interface Letters {
  readonly letters: readonly Readonly<Record<string, unknown>>[];
}
const lettersOf = (out: string) => (JSON.parse(out) as Letters).letters;

test('without dead letters it says so', async () => {
  expect(await redrive([])).toEqual({ code: 0, out: 'No dead letters.\n', err: '' });
});

test('lists every queue with reasons, what they are about and the first step, and changes nothing', async () => {
  queue('pagerduty-dead-letters').send(EVENT, {
    reason: text('rejected'),
    status: text('401'),
    endpoint: text('pagerduty'),
  });
  queue('updates-dead-letters').send(JSON.stringify({ action: 'close', alertKey: 'abc' }), {
    reason: text('FindingSizeExceeded'),
  });
  queue('events-dead-letters').send(EVENT, {
    ERROR_CODE: text('NO_PERMISSIONS'),
    ERROR_MESSAGE: text('not authorized'),
    TARGET_ARN: text(arnOf(`${NAME}-pagerduty`)),
  });
  const { code, out } = await redrive([]);
  expect(code).toBe(0);
  expect(out).toContain('on-call-events-dead-letters: 1 dead letter\n');
  expect(out).toContain('NO_PERMISSIONS (not authorized)');
  expect(out).toContain('rejected (HTTP status 401)');
  expect(out).toContain('put the valid one into the secret');
  expect(out).toContain(`about: ${String(asff()['Id'])}`);
  expect(out).toContain('about: close of alert abc');
  expect(queue('pagerduty-dead-letters').depth).toEqual({ visible: 1, hidden: 0 });
  expect(bodies('pagerduty')).toEqual([]);
});

test('every letter goes where it belongs, and a second run finds nothing', async () => {
  queue('pagerduty-dead-letters').send(EVENT, { reason: text('rejected'), status: text('500') });
  queue('updates-dead-letters').send('{"action":"note"}', { reason: text('InvalidInput') });
  queue('events-dead-letters').send('{"a":1}', { TARGET_ARN: text(arnOf(`${NAME}-pagerduty`)) });
  queue('events-dead-letters').send('{"b":2}', { TARGET_ARN: text(TOPIC), ERROR_CODE: text('X') });
  const { code, out } = await redrive(['--all', '--yes', '--json']);
  expect(code).toBe(0);
  expect(lettersOf(out).map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'sent', 'sent']);
  expect([...bodies('pagerduty')].sort()).toEqual([EVENT, '{"a":1}'].sort());
  expect(bodies('updates')).toEqual(['{"action":"note"}']);
  expect(sns.published).toEqual([{ topicArn: TOPIC, message: '{"b":2}' }]);
  expect((await redrive(['--all', '--yes'])).out).toBe('No dead letters.\n');
});

describe('a notification that a subscriber did not take', () => {
  const envelope = JSON.stringify({ Type: 'Notification', MessageId: 'n1', TopicArn: TOPIC, Message: EVENT });
  let vendor: LoopbackServer;
  let status: number;
  let taken: { readonly body: string; readonly type: unknown }[];

  beforeEach(async () => {
    [status, taken] = [200, []];
    vendor = await startLoopback((request, response) => {
      void requestBody(request).then((body) => {
        taken.push({ body: body.toString(), type: request.headers['x-amz-sns-message-type'] });
        response.writeHead(status).end();
      });
    });
    const dead = {
      endpoint: `${vendor.url}/?key=s3cret`,
      deadLetterArn: arnOf(`${NAME}-ilert-dead-letters`),
    };
    sns.subscriptions.push({ arn: `${TOPIC}:other`, topicArn: TOPIC, endpoint: 'https://other.example' });
    sns.subscriptions.push({ arn: SUBSCRIPTION, topicArn: TOPIC, ...dead });
    queue('ilert-dead-letters').send(envelope);
  });
  afterEach(() => vendor.close());

  test('goes to that subscriber alone, as SNS signed it', async () => {
    const { code, out } = await redrive(['--all', '--yes']);
    expect(code).toBe(0);
    expect(taken).toEqual([{ body: envelope, type: 'Notification' }]);
    expect(out).toContain(`sent back to subscriber ${SUBSCRIPTION}`);
    expect(out).not.toContain('s3cret');
    expect(sns.published).toEqual([]);
    expect(bodies('ilert-dead-letters')).toEqual([]);
  });

  test('stays when it is refused again', async () => {
    status = 410;
    const { code, out } = await redrive(['--all', '--yes']);
    expect(code).toBe(1);
    expect(out).toContain('KEPT: the subscriber answered HTTP status 410');
    expect(queue('ilert-dead-letters').depth).toEqual({ visible: 1, hidden: 0 });
  });

  test('stays when its subscription is gone', async () => {
    sns.subscriptions.length = 0;
    const { code, out } = await redrive(['--all', '--yes']);
    expect([code, taken]).toEqual([1, []]);
    expect(out).toContain('no subscription uses this queue any more');
  });
});

test.each([
  ['the beginning of an id', (id: string) => [id.slice(0, 8)]],
  ['a reason', () => ['--reason', 'rejected']],
  ['a queue', () => ['--queue', `${NAME}-pagerduty-dead-letters`]],
])('chosen by %s, the others stay', async (_name, choice) => {
  const id = queue('pagerduty-dead-letters').send('{"chosen":1}', { reason: text('rejected') });
  queue('updates-dead-letters').send('{"other":1}', { reason: text('InvalidInput') });
  await redrive([...choice(id), '--yes']);
  expect(bodies('pagerduty')).toEqual(['{"chosen":1}']);
  expect(queue('updates-dead-letters').depth).toEqual({ visible: 1, hidden: 0 });
  expect(bodies('updates')).toEqual([]);
});

test('a dry run names the destination and leaves everything', async () => {
  queue('pagerduty-dead-letters').send(EVENT, { reason: text('misconfigured') });
  const { code, out } = await redrive(['--all', '--dry-run']);
  expect(code).toBe(0);
  expect(out).toContain('would be sent back to queue on-call-pagerduty');
  expect(queue('pagerduty-dead-letters').depth).toEqual({ visible: 1, hidden: 0 });
  expect(bodies('pagerduty')).toEqual([]);
});

test('--delete discards what was chosen', async () => {
  queue('updates-dead-letters').send('{"gone":1}', { reason: text('unknown-endpoint') });
  queue('updates-dead-letters').send('{"kept":1}', { reason: text('InvalidInput') });
  expect((await redrive(['--reason', 'unknown-endpoint', '--delete', '--yes'])).code).toBe(0);
  expect(bodies('updates-dead-letters')).toEqual(['{"kept":1}']);
  expect(bodies('updates')).toEqual([]);
});

test('what belongs to something that is gone, or that only AWS may write to, is kept with the reason', async () => {
  queue('events-dead-letters').send('{}', { TARGET_ARN: text(arnOf('gone')), ERROR_CODE: text('X') });
  const bus = `arn:aws:events:${REGION}:${ACCOUNT}:event-bus/central`;
  queue('events-dead-letters').send('{}', { TARGET_ARN: text(bus), ERROR_CODE: text('X') });
  const { code, out } = await redrive(['--all', '--yes']);
  expect(code).toBe(1);
  expect(out).toContain('is not there any more');
  expect(out).toContain(`nothing but AWS may send to ${bus}`);
  expect(bodies('events-dead-letters')).toHaveLength(2);
});

describe('confirmation', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redrive-'));
    await writeFile(join(folder, 'outputs.json'), outputs());
    queue('pagerduty-dead-letters').send('{"a":1}', { reason: text('rejected') });
  });
  afterEach(() => rm(folder, { recursive: true }));

  test.each([
    ['y\n', 0, 1],
    ['yes\n', 0, 1],
    ['n\n', 2, 0],
    ['', 2, 0],
  ])('the answer %j ends with %d', async (answer, code, sent) => {
    const result = await redrive(['--outputs', join(folder, 'outputs.json'), '--all'], answer);
    expect([result.code, bodies('pagerduty').length]).toEqual([code, sent]);
    expect(result.err).toContain('Send 1 dead letter back');
    expect(queue('pagerduty-dead-letters').depth).toEqual({ visible: 1 - sent, hidden: 0 });
  });

  test('without a person and without --yes nothing is done', async () => {
    const { code, err } = await redrive(['--all']);
    expect([code, bodies('pagerduty')]).toEqual([2, []]);
    expect(err).toContain('give --yes');
  });
});

test.each([
  ['no stack', ['--name'], /argument missing/],
  ['a count that is none', ['--most', '0'], /from 1 to 100000/],
  ['a deletion without a choice', ['--delete'], /--delete needs a choice/],
  ['a file that is not there', ['--outputs', '/nowhere.json'], /cannot be read/],
])('%s ends with 2', async (_name, args, message) => {
  const { code, err } = await redrive(args);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

test('a queue that is gone ends with 2 and its name', async () => {
  const url = `${server.url}/${ACCOUNT}/gone-events-dead-letters`;
  const stdin = JSON.stringify({ region: { value: REGION }, dead_letter_queue_urls: { value: [url] } });
  const terminal = recordedTerminal({ stdin });
  expect(await runCli(['redrive', '--outputs', '-'], terminal)).toBe(2);
  expect(terminal.errors()).toContain('gone-events-dead-letters: cannot be read');
});
