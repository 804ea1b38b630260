// Jira Service Management Operations by its Alert API, in the administrator account of an organization: another team
// for the payment accounts, one alert per fault across standards, and the way back by the outgoing webhook.
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { AlertGrouping, JsmEndpoint, SecretReference, SecurityHubAlerting, Severity, Trigger } from '../src';

const app = new App();
const stack = new TerraformStack(app, 'jsm-api');
stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
new LocalBackend(stack, { path: 'terraform.tfstate' });
new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });

const onCall = new SecurityHubAlerting(stack, 'OnCall', {
  name: 'security-on-call',
  functions: { runtime: 'nodejs22.x' },
  triggers: [Trigger.importedFindings({ severities: [Severity.CRITICAL, Severity.HIGH] })],
  endpoints: [
    new JsmEndpoint({
      apiKey: SecretReference.fromParameterName('/on-call/jsm-api-key'),
      grouping: AlertGrouping.FAULT,
      guard: { onlyAggregated: true },
      routes: [{ accountIds: ['444455556666'], team: 'payments' }],
      syncBack: { secret: SecretReference.fromParameterName('/on-call/jsm-webhook-secret') },
    }),
  ],
});
new TerraformOutput(stack, 'webhook_url', { value: onCall.endpointConfig('jsm')?.webhookUrl });
app.synth();
