import { createSign, generateKeyPairSync } from 'node:crypto';
import type { SnsMessage, SnsSubscriber } from '../../../local/sns-subscriber';
import { isSignedBy, startSnsSubscriber } from '../../../local/sns-subscriber';
import { startVendor } from '../../../local/vendor-server';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

const message = (overrides: Partial<SnsMessage> = {}): SnsMessage => ({
  Type: 'Notification',
  MessageId: 'm-1',
  TopicArn: 'arn:aws:sns:eu-west-1:123456789012:alerts',
  Message: '{"a":1}',
  Timestamp: '2026-11-21T12:00:00.000Z',
  SignatureVersion: '2',
  SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/x.pem',
  Signature: '',
  ...overrides,
});

const signed = (text: string): string => createSign('RSA-SHA256').update(text).sign(privateKey, 'base64');

const notificationText = (subject = '') =>
  'Message\n{"a":1}\nMessageId\nm-1\n' +
  subject +
  'Timestamp\n2026-11-21T12:00:00.000Z\nTopicArn\narn:aws:sns:eu-west-1:123456789012:alerts\nType\nNotification\n';

describe('signature', () => {
  test.each<[string, Partial<SnsMessage>, string, boolean]>([
    ['a notification', {}, notificationText(), true],
    ['one with a subject', { Subject: 'Hi' }, notificationText('Subject\nHi\n'), true],
    ['an altered message', { Message: '{"a":2}' }, notificationText(), false],
    ['version 1', { SignatureVersion: '1' }, notificationText(), false],
    [
      'a certificate from elsewhere',
      { SigningCertURL: 'https://evil.example/x.pem' },
      notificationText(),
      false,
    ],
  ])('of %s', (_what, overrides, text, expected) => {
    expect(isSignedBy(message({ ...overrides, Signature: signed(text) }), pem)).toBe(expected);
  });
});

describe('subscriber', () => {
  let subscriber: SnsSubscriber;
  beforeEach(async () => {
    subscriber = await startSnsSubscriber({});
  });
  afterEach(() => subscriber.close());

  const deliver = (body: unknown) =>
    fetch(`${subscriber.url}/hook`, { method: 'POST', body: JSON.stringify(body) });

  test('visits the SubscribeURL of a handshake', async () => {
    const topic = await startVendor();
    await deliver(message({ Type: 'SubscriptionConfirmation', SubscribeURL: `${topic.url}/confirm` }));
    const [confirmation] = await subscriber.confirmations.first(1);
    expect(confirmation?.path).toBe('/hook');
    expect(topic.requests.items).toEqual([expect.objectContaining({ method: 'GET', path: '/confirm' })]);
    await topic.close();
  });

  test('counts no handshake that the topic refuses', async () => {
    const topic = await startVendor();
    topic.script({ status: 400 });
    const SubscribeURL = `${topic.url}/confirm`;
    await deliver(message({ Type: 'SubscriptionConfirmation', MessageId: 'refused', SubscribeURL }));
    await topic.requests.first(1);
    await deliver(message({ Type: 'SubscriptionConfirmation', MessageId: 'accepted', SubscribeURL }));
    const [first] = await subscriber.confirmations.first(1);
    expect(first?.message.MessageId).toBe('accepted');
    await topic.close();
  });

  test('keeps notifications and refuses what is no JSON', async () => {
    await deliver(message());
    expect((await subscriber.notifications.first(1))[0]?.message.Message).toBe('{"a":1}');
    const answer = await fetch(subscriber.url, { method: 'POST', body: 'garbage' });
    expect(answer.status).toBe(400);
  });
});
