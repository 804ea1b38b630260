import { TerraformOutput, type TerraformStack } from 'cdktf';
import type { SecurityHubAlerting } from '../alerting/security-hub-alerting';
import type { AlertEndpointConfig } from '../endpoints/alert-endpoint';

export interface OutputSources {
  readonly alerting: SecurityHubAlerting;
  readonly endpointIds: readonly string[];
  readonly region: string;
  readonly busArn?: string;
}

interface Output {
  readonly description: string;
  readonly value: unknown;
}

/** What people and pipelines need to know after the apply. The names are part of the contract. */
export function addOutputs(stack: TerraformStack, sources: OutputSources): void {
  for (const [name, output] of Object.entries({ ...awsOutputs(sources), ...endpointOutputs(sources) })) {
    if (output.value === undefined) continue;
    new TerraformOutput(stack, `Output-${name}`, output).overrideLogicalId(name);
  }
}

const awsOutputs = ({ alerting, busArn, region }: OutputSources): Record<string, Output> => ({
  region: { description: 'Region of the stack, as the forms of vendors ask for it', value: region },
  custom_action_arns: {
    description: 'Custom actions',
    value: alerting.customActions.map(({ customActionArn }) => customActionArn),
  },
  rule_arns: { description: 'EventBridge rules', value: alerting.rules.map(({ ruleArn }) => ruleArn) },
  finding_bus_arn: { description: 'Bus that accounts and Regions send findings to', value: busArn },
  topic_arn: { description: 'Topic of the native endpoints', value: alerting.alertTopic?.topicArn },
  dead_letter_queue_urls: {
    description: 'Queues that hold what could not be delivered',
    value: alerting.deadLetterQueues.map(({ queueUrl }) => queueUrl),
  },
});

const endpointOutputs = (sources: OutputSources): Record<string, Output> => ({
  sync_back_role_arns: {
    description: 'Roles that vendors assume, by endpoint',
    value: byEndpoint(sources, ({ syncBackRole }) => syncBackRole?.roleArn),
  },
  sync_role_arn: {
    description: 'Role that updates findings, which the roles in member accounts trust',
    value: sources.alerting.syncBackWebhook?.syncRoleArn,
  },
  webhook_urls: {
    description: 'URLs that vendors call, by endpoint',
    value: byEndpoint(sources, ({ webhookUrl }) => webhookUrl),
  },
  endpoint_topic_arns: {
    description: 'Topics of native endpoints that get other triggers than the rest, by endpoint',
    value: byEndpoint(sources, ({ topic }) =>
      topic === sources.alerting.alertTopic ? undefined : topic?.topicArn,
    ),
  },
  subscriptions_pending: {
    description: 'Whether a subscription still waits for its confirmation and delivers nothing, by endpoint',
    value: byEndpoint(sources, ({ subscription }) => subscription?.resource.pendingConfirmation),
  },
});

/** `undefined` when no endpoint has such a value: an output without meaning is left out. */
function byEndpoint(
  { alerting, endpointIds }: OutputSources,
  valueOf: (config: AlertEndpointConfig) => unknown,
): Record<string, unknown> | undefined {
  const entries = endpointIds.flatMap((id) => {
    const config = alerting.endpointConfig(id);
    const value = config && valueOf(config);
    return value === undefined ? [] : [[id, value] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
