// PagerDuty's side from the same stack: service, integration key and webhook subscription, wired to Security Hub.
// PagerDuty's provider does not tell a subscription's signing secret, so a header of the subscription carries a
// secret of our own. Integration key and header secret stand in the Terraform state: keep it encrypted and private.
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version';
import { PagerdutyProvider } from '@cdktf/provider-pagerduty/lib/provider';
import { Service } from '@cdktf/provider-pagerduty/lib/service';
import { ServiceIntegration } from '@cdktf/provider-pagerduty/lib/service-integration';
import { WebhookSubscription } from '@cdktf/provider-pagerduty/lib/webhook-subscription';
import { App, Fn, LocalBackend, TerraformStack, TerraformVariable } from 'cdktf';
import { PagerDutyEndpoint, SecretReference, SecurityHubAlerting, Severity, Trigger } from '../src';

const app = new App();
const stack = new TerraformStack(app, 'pagerduty-both-sides');
stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
new LocalBackend(stack, { path: 'terraform.tfstate' });
new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });

const secretVariable = (name: string, description: string): string =>
  new TerraformVariable(stack, name, { type: 'string', sensitive: true, description }).stringValue;
const policyId = new TerraformVariable(stack, 'escalation_policy_id', { type: 'string' }).stringValue;
new PagerdutyProvider(stack, 'PagerDuty', { token: secretVariable('pagerduty_token', 'REST API key') });
const headerSecret = secretVariable('webhook_secret', 'Any long random text, e.g. of `openssl rand -hex 32`');

const service = new Service(stack, 'Service', { name: 'AWS Security Hub', escalationPolicy: policyId });
const integration = new ServiceIntegration(stack, 'Integration', {
  name: 'Security Hub',
  service: service.id,
  type: 'events_api_v2_inbound_integration',
});

const secret = new SecretsmanagerSecret(stack, 'Secret', { name: 'security-on-call/pagerduty' });
new SecretsmanagerSecretVersion(stack, 'SecretValue', {
  secretId: secret.id,
  secretString: Fn.jsonencode({ routingKey: integration.integrationKey, webhook: headerSecret }),
});

const onCall = new SecurityHubAlerting(stack, 'OnCall', {
  name: 'security-on-call',
  functions: { runtime: 'nodejs22.x' },
  triggers: [
    Trigger.customAction({ customActionId: 'PageOnCall', name: 'Page on-call' }),
    Trigger.importedFindings({ severities: [Severity.CRITICAL, Severity.HIGH] }),
  ],
  endpoints: [
    new PagerDutyEndpoint({
      routingKey: SecretReference.fromSecretArn(secret.arn, { jsonField: 'routingKey' }),
      syncBack: { headerSecret: SecretReference.fromSecretArn(secret.arn, { jsonField: 'webhook' }) },
    }),
  ],
});

new WebhookSubscription(stack, 'Webhook', {
  description: 'What people do shows on the finding in Security Hub',
  events: [
    'incident.triggered',
    'incident.acknowledged',
    'incident.unacknowledged',
    'incident.resolved',
    'incident.reopened',
    'incident.annotated',
    'incident.priority_updated',
  ],
  filter: [{ type: 'service_reference', id: service.id }],
  deliveryMethod: [
    {
      type: 'http_delivery_method',
      url: onCall.endpointConfig('pagerduty')?.webhookUrl,
      customHeader: [{ name: 'Authorization', value: `Bearer ${headerSecret}` }],
    },
  ],
});
app.synth();
