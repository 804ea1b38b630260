import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { GetFunctionConfigurationCommand, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { LocalFunction } from '../../../local/lambda';
import { QueuePoller } from '../../../local/queue-poller';
import type { Clients } from './clients';
import type { Cloud } from './cloud';
import type { StateResource } from './terraform';

export interface Deployment {
  readonly cloud: Cloud;
  readonly clients: Clients;
  /** Folder that Terraform applied, with the zips in it. */
  readonly folder: string;
  readonly resources: readonly StateResource[];
}

/** The zip that was deployed: what the emulator says it holds has the hash of the file that Terraform sent. */
function zipOf({ folder, resources }: Deployment, name: string, sha256: string | undefined): Buffer {
  const resource = resources.find(
    ({ type, values }) => type === 'aws_lambda_function' && values['function_name'] === name,
  );
  const zip = readFileSync(join(folder, String(resource?.values['filename'])));
  const own = createHash('sha256').update(zip).digest('base64');
  if (own !== sha256) throw new Error(`${name}: deployed code has the hash ${sha256}, the file ${own}`);
  return zip;
}

/** A deployed function, run from its own zip with its own environment; only the endpoints are the emulator's. */
export async function startFunction(deployment: Deployment, name: string): Promise<LocalFunction> {
  const { cloud, clients } = deployment;
  const deployed = await clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
  return LocalFunction.start({
    functionName: name,
    zip: zipOf(deployment, name, deployed.CodeSha256),
    handler: `${deployed.Handler}`,
    timeoutSeconds: deployed.Timeout,
    environment: {
      ...cloud.environment,
      NODE_EXTRA_CA_CERTS: cloud.caFile,
      ...deployed.Environment?.Variables,
    },
  });
}

const lastPart = (arn: string | undefined): string => `${arn?.split(':').at(-1)}`;

/** Every deployed function that reads from a queue, each with a poller of its own. */
export class DeployedWorkers {
  public static async start(deployment: Deployment): Promise<DeployedWorkers> {
    const { EventSourceMappings = [] } = await deployment.clients.lambda.send(
      new ListEventSourceMappingsCommand({}),
    );
    const workers = EventSourceMappings.map((mapping) => startWorker(deployment, mapping));
    return new DeployedWorkers(deployment.cloud, await Promise.all(workers));
  }

  private constructor(
    private readonly cloud: Cloud,
    private readonly workers: readonly { readonly fn: LocalFunction; readonly poller: QueuePoller }[],
  ) {}

  /** Everything that the functions have logged. */
  public get logs(): string {
    return this.workers.map(({ fn }) => fn.logs).join('');
  }

  /**
   * Runs until no queue shows a message and Security Hub has no event left to deliver: the whole has come to rest.
   * @throws Error with the logs when a function fails or leaves a message behind.
   */
  public async settle(): Promise<void> {
    for (let busy = true; busy;) {
      await this.cloud.securityHub.hub.settled();
      const batches = (await Promise.all(this.workers.map(({ poller }) => poller.drain()))).flat();
      const failed = batches.find(({ failedIds }) => failedIds.length > 0);
      if (failed)
        throw new Error(`${failed.failedIds.length} failed: ${failed.error?.message}\n${this.logs}`);
      busy = batches.length > 0;
    }
  }

  /** Runs until no queue holds a message: what failed is tried again once its queue shows it again. */
  public async finish(): Promise<void> {
    await this.cloud.securityHub.hub.settled();
    await Promise.all(this.workers.map(({ poller }) => poller.finish()));
    await this.settle();
  }

  public async stop(): Promise<void> {
    await Promise.all(this.workers.map(({ fn }) => fn.stop()));
  }
}

async function startWorker(deployment: Deployment, mapping: EventSourceMappingConfiguration) {
  const { sqs } = deployment.clients;
  const fn = await startFunction(deployment, lastPart(mapping.FunctionArn));
  const QueueName = lastPart(mapping.EventSourceArn);
  const { QueueUrl: queueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const invoke = (event: unknown) => fn.invoke(event);
  return { fn, poller: new QueuePoller({ sqs, queueUrl, invoke, batchSize: mapping.BatchSize }) };
}
