import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { LoopbackOptions } from '../loopback';
import { Recorder, requestBody, startLoopback } from '../loopback';
import type { SnsMessage } from './sns-message';

export interface ReceivedMessage {
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
  readonly message: SnsMessage;
}

export interface SnsSubscriber {
  readonly url: string;
  readonly notifications: Recorder<ReceivedMessage>;
  /** Handshakes whose SubscribeURL was visited with success. */
  readonly confirmations: Recorder<ReceivedMessage>;
  close(): Promise<void>;
}

async function receivedFrom(request: IncomingMessage): Promise<ReceivedMessage> {
  const message = JSON.parse((await requestBody(request)).toString()) as SnsMessage;
  return { headers: request.headers, path: request.url ?? '', message };
}

async function visit(url: string | undefined): Promise<void> {
  if (!url) throw new Error('A SubscriptionConfirmation came without SubscribeURL');
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`SubscribeURL answered ${answer.status}`);
}

/** Plays a vendor's HTTPS endpoint for SNS: confirms its subscriptions and keeps what is delivered. */
export async function startSnsSubscriber(options: LoopbackOptions): Promise<SnsSubscriber> {
  const notifications = new Recorder<ReceivedMessage>();
  const confirmations = new Recorder<ReceivedMessage>();
  const take = async (received: ReceivedMessage): Promise<void> => {
    if (received.message.Type === 'Notification') return notifications.add(received);
    if (received.message.Type !== 'SubscriptionConfirmation') return;
    await visit(received.message.SubscribeURL);
    confirmations.add(received);
  };
  const server = await startLoopback((request, response) => {
    receivedFrom(request)
      .then((received) => {
        // Confirming needs the topic's own server, which waits for this answer.
        response.writeHead(200).end();
        return take(received);
      })
      .catch((error: Error) => response.headersSent || response.writeHead(400).end(error.message));
  }, options);
  return { ...server, notifications, confirmations };
}
