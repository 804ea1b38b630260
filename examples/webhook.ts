// A receiver of your own gets each alert as a signed JSON document (docs/webhook-schema.md) and answers with signed
// webhooks of its own.
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { SecretReference, SecurityHubAlerting, Trigger, WebhookEndpoint } from '../src';

const app = new App();
const stack = new TerraformStack(app, 'webhook');
stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
new LocalBackend(stack, { path: 'terraform.tfstate' });
new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });

const onCall = new SecurityHubAlerting(stack, 'OnCall', {
  name: 'security-on-call',
  functions: { runtime: 'nodejs22.x' },
  triggers: [Trigger.importedFindings({ products: ['GuardDuty'] })],
  endpoints: [
    new WebhookEndpoint({
      endpointId: 'triage',
      url: 'https://triage.example.com/alerts',
      signingSecret: SecretReference.fromParameterName('/triage/signing-secret'),
      syncBack: { secret: SecretReference.fromParameterName('/triage/webhook-secret') },
    }),
  ],
});
new TerraformOutput(stack, 'webhook_url', { value: onCall.endpointConfig('triage')?.webhookUrl });
app.synth();
