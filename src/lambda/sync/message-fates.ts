import { METRICS } from '../../contract/metrics';
import type { SyncPorts } from './sync-ports';
import type { QueueRecord } from './task';

/** What became of the messages of one invocation. */
export class MessageFates {
  private readonly retried = new Set<string>();

  public constructor(private readonly ports: SyncPorts) {}

  /** The message alone goes back to the queue. */
  public retry({ messageId }: QueueRecord, endpointId: string, reason: string): void {
    if (this.retried.has(messageId)) return;
    this.retried.add(messageId);
    this.ports.count(endpointId, METRICS.updatesRetried);
    this.ports.logger.warn('Update is tried again', { messageId, endpointId, reason });
  }

  /** The message can never be carried out. If not even the dead-letter queue takes it, it is tried again. */
  public async bury(record: QueueRecord, endpointId: string, reason: string): Promise<void> {
    const { messageId, body } = record;
    try {
      await this.ports.sendDeadLetter(body, { reason, endpointId });
      this.ports.count(endpointId, METRICS.deadLetters);
      this.ports.logger.error('Update cannot be carried out', { messageId, endpointId, reason });
    } catch {
      this.retry(record, endpointId, 'dead-letter queue out of reach');
    }
  }

  public get failedMessageIds(): readonly string[] {
    return [...this.retried];
  }
}
