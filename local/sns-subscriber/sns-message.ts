import { createVerify } from 'node:crypto';

/** What SNS posts to an HTTPS subscriber. */
export interface SnsMessage {
  readonly Type: 'SubscriptionConfirmation' | 'Notification' | 'UnsubscribeConfirmation';
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Message: string;
  readonly Timestamp: string;
  readonly SignatureVersion: string;
  readonly Signature: string;
  readonly SigningCertURL: string;
  readonly Subject?: string;
  readonly Token?: string;
  readonly SubscribeURL?: string;
  readonly UnsubscribeURL?: string;
}

const SIGNED = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ],
} as const;

const SIGNING_HOST = /^sns\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/;

/** Whether a message is signed, in signature version 2, by the key of the certificate. */
export function isSignedBy(message: SnsMessage, certificatePem: string): boolean {
  const fields = SIGNED[message.Type === 'Notification' ? 'Notification' : 'SubscriptionConfirmation'];
  const text = fields
    .filter((field) => message[field] !== undefined)
    .map((field) => `${field}\n${message[field]}\n`)
    .join('');
  const { protocol, hostname } = new URL(message.SigningCertURL);
  return (
    message.SignatureVersion === '2' &&
    protocol === 'https:' &&
    SIGNING_HOST.test(hostname) &&
    createVerify('RSA-SHA256').update(text).verify(certificatePem, message.Signature, 'base64')
  );
}
