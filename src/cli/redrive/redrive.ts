import type { Clients } from '../aws/clients';
import { errorText, isMissing } from '../aws/error-text';
import { CliError } from '../exit-code';
import { type Choice, isChosen } from './choice';
import type { DeadLetter } from './dead-letter';
import { destinationOf, NoWayBack } from './destination';
import { LetterBox } from './letter-box';

/** What became of a letter. */
export interface LetterResult {
  readonly letter: DeadLetter;
  readonly outcome: 'listed' | 'would-be-sent' | 'would-be-deleted' | 'sent' | 'deleted' | 'kept';
  /** Where it went, or would go. */
  readonly destination?: string;
  /** Why it was kept. */
  readonly why?: string;
}

export interface RedriveOrder {
  readonly choice: Choice;
  /** Discards instead of sending back. */
  readonly discard: boolean;
  readonly dryRun: boolean;
  /** Letters that are read from each queue. */
  readonly most: number;
  /** Asked once, before anything is sent or deleted. */
  confirm(letters: readonly DeadLetter[]): Promise<boolean>;
}

async function readQueue(clients: Clients, url: string, most: number): Promise<readonly DeadLetter[]> {
  try {
    return await new LetterBox(clients, url).read(most);
  } catch (error) {
    const fix = isMissing(error) ? 'it was deleted by hand: terraform apply' : 'see docs/runbook.md, Queues';
    throw new CliError(`${url}: cannot be read: ${errorText(error)}. ${fix}`);
  }
}

/** Sent first and deleted after: what is interrupted is sent once more, which the ledger folds. */
async function carryOut(clients: Clients, letter: DeadLetter, order: RedriveOrder): Promise<LetterResult> {
  const box = new LetterBox(clients, letter.queueUrl);
  try {
    if (order.discard) {
      if (!order.dryRun) await box.delete(letter);
      return { letter, outcome: order.dryRun ? 'would-be-deleted' : 'deleted' };
    }
    const place = await destinationOf(clients, letter);
    const destination = place.name;
    if (order.dryRun) return { letter, outcome: 'would-be-sent', destination };
    await place.send(letter);
    await box.delete(letter);
    return { letter, outcome: 'sent', destination };
  } catch (error) {
    const why = error instanceof NoWayBack ? error.message : errorText(error);
    return { letter, outcome: 'kept', why };
  }
}

async function work(
  clients: Clients,
  letters: readonly DeadLetter[],
  order: RedriveOrder,
): Promise<readonly LetterResult[]> {
  const chosen = letters.filter((letter) => isChosen(letter, order.choice));
  const mayAct = chosen.length > 0 && (order.dryRun || (await order.confirm(chosen)));
  const results: LetterResult[] = [];
  for (const letter of letters) {
    const acts = mayAct && chosen.includes(letter);
    results.push(acts ? await carryOut(clients, letter, order) : { letter, outcome: 'listed' });
  }
  return results;
}

/** Reads all queues, sends back or discards what was chosen, and puts the rest back as it was. */
export async function redrive(
  clients: Clients,
  queueUrls: readonly string[],
  order: RedriveOrder,
): Promise<readonly LetterResult[]> {
  const left = new Set<DeadLetter>();
  try {
    for (const url of queueUrls) {
      for (const letter of await readQueue(clients, url, order.most)) left.add(letter);
    }
    const results = await work(clients, [...left], order);
    for (const { letter, outcome } of results) {
      if (outcome === 'sent' || outcome === 'deleted') left.delete(letter);
    }
    return results;
  } finally {
    for (const letter of left) await new LetterBox(clients, letter.queueUrl).putBack([letter]);
  }
}
