import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { SecurityHubAlerting } from '../alerting/security-hub-alerting';
import { AlertTopic } from '../delivery/alert-topic';
import { AlertingKey } from '../delivery/alerting-key';
import type { MonitoringOptions } from '../monitoring/monitoring-options';
import { FindingBus } from '../sources/finding-bus';
import type { SyncBackWebhookOptions } from '../sync-back/sync-back-webhook-props';
import { addBackend } from './backend';
import type { AlertingConfig, MonitoringConfig, StackConfig, WebhookConfig } from './config/alerting-config';
import { resolveBackend } from './config/backend-config';
import type { NamedStack } from './config/stack-names';
import { namedStacks } from './config/stack-names';
import { endpointOf } from './endpoints';
import { Inputs } from './inputs';
import { addOutputs } from './outputs';
import { addProvider } from './provider';
import { addSources } from './sources';
import { triggerOf } from './triggers';

/** One environment of the configuration file in one Region. */
export class AlertingStack extends TerraformStack {
  /** Makes a stack for each environment and Region. */
  public static addAll(scope: Construct, config: AlertingConfig): AlertingStack[] {
    return Object.entries(config.stacks).flatMap(([name, stack]) =>
      namedStacks(name, stack).map((named) => new AlertingStack(scope, named, stack)),
    );
  }

  public readonly alerting: SecurityHubAlerting;

  /** @throws ValidationError with all that the constructs find wrong */
  public constructor(scope: Construct, named: NamedStack, config: StackConfig) {
    super(scope, named.name);
    addProvider(this, named.region, config);
    addBackend(this, resolveBackend(config.backend, named.name));
    const inputs = new Inputs(this, 'Inputs');
    const bus = config.findingBus && new FindingBus(this, 'FindingBus', config.findingBus);
    const endpoints = config.endpoints.map((endpoint) => endpointOf(endpoint, inputs));
    this.alerting = new SecurityHubAlerting(this, 'Alerting', {
      name: named.prefix,
      triggers: config.triggers.map(triggerOf),
      endpoints,
      topic: config.existingTopicArn
        ? AlertTopic.fromTopicArn(this, 'ExistingTopic', config.existingTopicArn)
        : undefined,
      key: config.existingKeyArn
        ? AlertingKey.fromKeyArn(this, 'ExistingKey', config.existingKeyArn)
        : undefined,
      functions: config.functions,
      guard: config.guard,
      webhook: config.webhook && webhookOf(config.webhook, inputs),
      monitoring: monitoringOf(config.monitoring),
      roleOptions: { path: config.rolePath, permissionsBoundaryArn: config.permissionsBoundaryArn },
      rules: { eventBusName: bus?.busName ?? config.eventBusName },
      enableSecurityHub: config.sources?.enableSecurityHub,
    });
    addSources(this, config.sources ?? {}, this.alerting.securityHub?.resource);
    const endpointIds = endpoints.map(({ endpointId }) => endpointId);
    addOutputs(this, { alerting: this.alerting, endpointIds, region: named.region, busArn: bus?.busArn });
  }
}

const monitoringOf = ({ enabled = true, ...options }: MonitoringConfig = {}):
  MonitoringOptions | undefined => (enabled ? options : undefined);

function webhookOf({ memberRole, ...options }: WebhookConfig, inputs: Inputs): SyncBackWebhookOptions {
  const externalId = memberRole?.externalId;
  return {
    ...options,
    memberRole: memberRole && {
      ...memberRole,
      externalId: externalId === undefined ? undefined : inputs.text(externalId),
    },
  };
}
