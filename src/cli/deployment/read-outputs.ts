import { CliError } from '../exit-code';
import { type Deployment, queueNameOf } from './deployment';

/** Outputs by name, as `terraform output -json` and a state file hold them. */
type Outputs = Readonly<Record<string, { readonly value?: unknown } | undefined>>;

const isOutputs = (value: unknown): value is Outputs =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const mapOf = (value: unknown): Readonly<Record<string, string>> | undefined =>
  isOutputs(value) ? (value as Readonly<Record<string, unknown>> as Record<string, string>) : undefined;

const EVENTS = /-events-dead-letters$/;

/** The queue of the rules' dead letters has the stack's name. */
function nameIn(queueUrls: readonly string[]): string | undefined {
  const url = queueUrls.find((candidate) => EVENTS.test(candidate));
  return url === undefined ? undefined : queueNameOf(url).replace(EVENTS, '');
}

function outputsIn(source: string, text: string): Outputs {
  try {
    const document: unknown = JSON.parse(text);
    const inner = isOutputs(document) && 'terraform_version' in document ? document['outputs'] : document;
    if (isOutputs(inner)) return inner;
  } catch (error) {
    throw new CliError(`${source}: not JSON: ${(error as Error).message}`);
  }
  throw new CliError(`${source}: must be the JSON of \`terraform output -json\` or a state file`);
}

/**
 * What the outputs of a stack tell about it.
 *
 * @throws CliError when the text is neither outputs nor a state of the app's stack
 */
export function readOutputs(source: string, text: string, name?: string, region?: string): Deployment {
  const outputs = outputsIn(source, text);
  const valueOf = (output: string): unknown => outputs[output]?.value;
  const deadLetterQueueUrls = textsOf(valueOf('dead_letter_queue_urls'));
  const found = { name: name ?? nameIn(deadLetterQueueUrls), region: region ?? textOf(valueOf('region')) };
  if (found.name === undefined || found.region === undefined) {
    const missing = found.name === undefined ? 'dead_letter_queue_urls' : 'region';
    throw new CliError(
      `${source}: has no output \`${missing}\` of a deployed alerting stack; was it applied? Else give --name and --region`,
    );
  }
  return {
    name: found.name,
    region: found.region,
    ruleArns: textsOf(valueOf('rule_arns')),
    deadLetterQueueUrls,
    customActionArns: textsOf(valueOf('custom_action_arns')),
    topicArn: textOf(valueOf('topic_arn')),
    webhookUrls: mapOf(valueOf('webhook_urls')) ?? {},
    syncBackRoleArns: mapOf(valueOf('sync_back_role_arns')) ?? {},
    syncRoleArn: textOf(valueOf('sync_role_arn')),
  };
}
