import type { Clock } from '../../local/clock';
import { MessageQueue, type QueueEvent } from '../../local/sqs';
import type { DeployedQueue } from '../deployment/deployment';
import type { Journal } from './journal';

/** The queues as deployed, by ARN, dead-letter queues first as others name them. */
export function makeQueues(
  deployed: readonly DeployedQueue[],
  clock: Clock,
  journal: Journal,
  keysIn: (body: string) => readonly string[],
): ReadonlyMap<string, MessageQueue> {
  const queues = new Map<string, MessageQueue>();
  const make = (queue: DeployedQueue): MessageQueue => {
    const { deadLetterArn, ...settings } = queue;
    const deadLetterQueue = deadLetterArn === undefined ? undefined : queues.get(deadLetterArn);
    return new MessageQueue({ ...settings, deadLetterQueue }, clock);
  };
  const ordered = [...deployed].sort((a, b) => Number(!!a.deadLetterArn) - Number(!!b.deadLetterArn));
  for (const queue of ordered) {
    const made = make(queue);
    made.watch((event) => record(event, journal, keysIn(event.body)));
    queues.set(queue.arn, made);
  }
  return queues;
}

/** A queue of its own accord has no dead letters: it holds those of others. */
export const isWorkQueue = ({ settings }: MessageQueue): boolean => settings.deadLetterQueue !== undefined;

function record(event: QueueEvent, journal: Journal, keys: readonly string[]): void {
  const { does, queue, body, receiveCount, attributes, messageId } = event;
  if (does === 'deadLettered') return;
  const { name } = queue.settings;
  const isDead = !isWorkQueue(queue);
  const reason = attributes['reason']?.StringValue;
  journal.add({
    kind: isDead ? 'dead-letter' : 'queue',
    title: isDead
      ? `Dead letter in ${name}${reason ? `: ${reason}` : ''}`
      : titleOf(does, name, receiveCount),
    keys,
    detail: { queue: name, messageId, receiveCount, attributes, body: JSON.parse(body) as unknown },
  });
}

const titleOf = (does: QueueEvent['does'], name: string, receiveCount: number): string => {
  if (does === 'sent') return `Queued in ${name}`;
  return `Taken from ${name}${receiveCount > 1 ? `, attempt ${receiveCount}` : ''}`;
};
