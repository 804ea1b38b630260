import { randomUUID } from 'node:crypto';
import type { Invocation } from '../hub/change-sender';
import { askFindings, type AskedFinding } from './ask-findings';
import { takeIn } from './intake';
import { learnLinks, locate } from './locate';
import { MessageFates } from './message-fates';
import { sideBySide } from '../common/side-by-side';
import type { SyncPorts } from './sync-ports';
import type { SyncRun } from './sync-run';
import type { QueueRecord } from './task';
import { FindingWriter } from './write-findings';

/**
 * Carries what people did at their vendors to Security Hub: read the messages, find the alerts, write down what is asked
 * for, and then write it to the findings until Security Hub has confirmed it. A crash at any point repeats the message,
 * and what has been done already is not done twice.
 */
export class Syncer {
  public constructor(private readonly ports: SyncPorts) {}

  /** Answers the ids of the messages that are to be tried again. */
  public async sync(records: readonly QueueRecord[], invocation: Invocation): Promise<readonly string[]> {
    const fates = new MessageFates(this.ports);
    const run: SyncRun = { ports: this.ports, fates, invocation, owner: randomUUID() };
    const { tasks, links } = await takeIn(records, run);
    await learnLinks(links, run);
    const asked: AskedFinding[] = [];
    await sideBySide(await locate(tasks, run), async ([alertKey, own]) => {
      asked.push(...(await askFindings(alertKey, own, run)));
    });
    await new FindingWriter(run).write(asked);
    return fates.failedMessageIds;
  }
}
