import type { Clients } from '../aws/clients';
import { eventBridgeSdk, sqsSdk } from '../aws/clients';
import { errorText } from '../aws/error-text';
import { CliError } from '../exit-code';
import { type Deployment, eventDeadLettersOf, isDeadLetterQueue, queueNameOf } from './deployment';

async function queuesOf(clients: Clients, prefix: string): Promise<readonly string[]> {
  const { paginateListQueues } = sqsSdk();
  const urls: string[] = [];
  const pages = paginateListQueues({ client: clients.sqs, pageSize: 1000 }, { QueueNamePrefix: prefix });
  for await (const { QueueUrls = [] } of pages) urls.push(...QueueUrls);
  return urls;
}

async function rulesOf(clients: Clients, NamePrefix: string): Promise<readonly string[]> {
  const { ListRulesCommand } = eventBridgeSdk();
  const { Rules = [] } = await clients.eventBridge.send(new ListRulesCommand({ NamePrefix }));
  return Rules.flatMap(({ Arn }) => Arn ?? []);
}

/** Queues of the stack alone: those of another whose name only begins alike have their own queue for events. */
function ownQueues(urls: readonly string[], name: string): readonly string[] {
  const dead = urls.filter(isDeadLetterQueue);
  const others = dead
    .map((url) => queueNameOf(url))
    .filter((queue) => queue.endsWith('-events-dead-letters') && queue !== eventDeadLettersOf(name))
    .map((queue) => queue.replace(/events-dead-letters$/, ''));
  return dead.filter((url) => !others.some((other) => queueNameOf(url).startsWith(other)));
}

/**
 * Finds a stack by its name, as far as AWS lists things by the beginning of their name.
 *
 * @throws CliError when there is nothing of that name
 */
export async function discover(clients: Clients, name: string): Promise<Deployment> {
  try {
    const [queues, ruleArns] = await Promise.all([
      queuesOf(clients, `${name}-`),
      rulesOf(clients, `${name}-`),
    ]);
    const deadLetterQueueUrls = ownQueues(queues, name);
    if (deadLetterQueueUrls.length > 0) {
      return { name, region: clients.region, ruleArns, deadLetterQueueUrls, customActionArns: [] };
    }
  } catch (error) {
    throw new CliError(`The stack ${name} cannot be looked for in ${clients.region}: ${errorText(error)}`);
  }
  throw new CliError(
    `No stack ${name} in ${clients.region}: no queue is called ${name}-…-dead-letters. Check --name, --region and the credentials' account`,
  );
}
