import { join } from 'node:path';
import type { EventPattern } from '../../local/event-bus';
import type {
  DeployedApi,
  DeployedFunction,
  DeployedQueue,
  DeployedRule,
  DeployedSource,
  DeployedTopic,
  Deployment,
} from './deployment';
import { References, type Place } from './references';
import { all, readStack, type Arguments, type StackJson } from './stack-json';

type Reader<T> = (args: Arguments, references: References, stack: StackJson) => T;

const readRule: Reader<DeployedRule> = (args, references, stack) => ({
  name: String(args['name']),
  pattern: JSON.parse(references.resolve(args['event_pattern'])) as EventPattern,
  targetArns: all(stack, 'aws_cloudwatch_event_target')
    .filter(({ rule }) => references.resolve(rule) === args['name'])
    .map(({ arn }) => references.resolve(arn)),
});

interface Redrive {
  readonly deadLetterTargetArn?: string;
  readonly maxReceiveCount?: number;
}

const redriveOf = (args: Arguments, references: References): Redrive =>
  JSON.parse(references.resolve(args['redrive_policy'] ?? '{}')) as Redrive;

const readQueue: Reader<DeployedQueue> = (args, references) => {
  const { deadLetterTargetArn: deadLetterArn, maxReceiveCount } = redriveOf(args, references);
  return {
    name: String(args['name']),
    arn: references.arnOf('aws_sqs_queue', args),
    url: references.urlOf(args),
    visibilityTimeoutSeconds: Number(args['visibility_timeout_seconds'] ?? 30),
    maxReceiveCount,
    deadLetterArn,
  };
};

const readFunction: Reader<DeployedFunction> = (args, references, { folder }) => {
  const { variables } = args['environment'] as { readonly variables: Arguments };
  return {
    name: String(args['function_name']),
    arn: references.arnOf('aws_lambda_function', args),
    zip: join(folder, String(args['filename'])),
    handler: String(args['handler']),
    timeoutSeconds: Number(args['timeout']),
    environment: Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, references.resolve(value)]),
    ),
  };
};

const readSource: Reader<DeployedSource> = (args, references) => ({
  queueArn: references.resolve(args['event_source_arn']),
  functionArn: references.resolve(args['function_name']),
  batchSize: Number(args['batch_size']),
  batchingWindowSeconds: Number(args['maximum_batching_window_in_seconds']),
  concurrency: (args['scaling_config'] as { readonly maximum_concurrency: number }).maximum_concurrency,
});

const readTopic: Reader<DeployedTopic> = (args, references, stack) => {
  const arn = references.arnOf('aws_sns_topic', args);
  const subscriptions = all(stack, 'aws_sns_topic_subscription').filter(
    ({ topic_arn }) => references.resolve(topic_arn) === arn,
  );
  return {
    arn,
    subscriptions: subscriptions.map((subscription) => ({
      url: references.resolve(subscription['endpoint']),
      deadLetterArn: redriveOf(subscription, references).deadLetterTargetArn,
    })),
  };
};

const readApi: Reader<DeployedApi> = (args, references, stack) => ({
  functionArn: references.resolve(args['integration_uri']),
  routes: all(stack, 'aws_apigatewayv2_route').map(({ route_key }) => String(route_key)),
});

function readOne(folder: string, place: Place): Deployment {
  const stack = readStack(folder);
  const references = new References(stack, place);
  const each = <T>(type: string, read: Reader<T>): readonly T[] =>
    all(stack, type).map((args) => read(args, references, stack));
  return {
    rules: each('aws_cloudwatch_event_rule', readRule),
    queues: each('aws_sqs_queue', readQueue),
    functions: each('aws_lambda_function', readFunction),
    sources: each('aws_lambda_event_source_mapping', readSource),
    topics: each('aws_sns_topic', readTopic),
    apis: each('aws_apigatewayv2_integration', readApi),
    actions: each('aws_securityhub_action_target', (args) => ({
      arn: references.arnOf('aws_securityhub_action_target', args),
      id: String(args['identifier']),
      name: String(args['name']),
      description: String(args['description']),
    })),
    tables: each('aws_dynamodb_table', ({ name }) => String(name)),
  };
}

/** Reads what the given stack folders deploy, each reference filled in as Terraform would. */
export function readDeployment(folders: readonly string[], place: Place): Deployment {
  const parts = folders.map((folder) => readOne(folder, place));
  return {
    rules: parts.flatMap(({ rules }) => rules),
    queues: parts.flatMap(({ queues }) => queues),
    functions: parts.flatMap(({ functions }) => functions),
    sources: parts.flatMap(({ sources }) => sources),
    topics: parts.flatMap(({ topics }) => topics),
    apis: parts.flatMap(({ apis }) => apis),
    actions: parts.flatMap(({ actions }) => actions),
    tables: parts.flatMap(({ tables }) => tables),
  };
}
