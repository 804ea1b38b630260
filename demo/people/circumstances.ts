import type { VendorCondition } from '../../local/vendors';
import { killSoon } from '../world/functions';
import type { World } from '../world/world';

export const CONDITIONS: readonly VendorCondition[] = ['up', 'down', 'slow', 'throttled'];

/** What nobody chooses: outages, rotations, crashes, repeated deliveries. */
export class Circumstances {
  public constructor(private readonly world: World) {}

  public setCondition(endpointId: string, condition: VendorCondition): void {
    this.world.vendor(endpointId).service.condition = condition;
    this.world.parts.journal.touch();
  }

  public rotate(endpointId: string): void {
    this.world.parts.secrets.rotate(endpointId);
    this.world.parts.journal.touch();
  }

  /** The endpoint's function ends in the middle of its next call. */
  public kill(endpointId: string): Promise<void> {
    return killSoon(this.world.forwarderOf(endpointId));
  }

  /** Every message is delivered twice from now on, as SQS may do at any time. */
  public deliverTwice(isOn: boolean): void {
    for (const queue of this.world.workQueues) queue.deliversTwice = isOn;
    this.world.parts.journal.touch();
  }

  /** Somebody sends the dead letters back to where they came from; the answer is their number. */
  public redrive(queueName: string): number {
    const { queues, parts } = this.world;
    const dead = this.world.deadLetterQueues.find(({ settings }) => settings.name === queueName);
    const source = [...queues.values()].find(({ settings }) => settings.deadLetterQueue === dead);
    if (!dead || !source) throw new Error(`AWS cannot send back what lies in ${queueName}.`);
    const moved = dead.moveTo(source);
    parts.journal.touch();
    return moved;
  }
}
