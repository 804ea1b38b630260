// PagerDuty by its Events API: one alert per finding, resolved with it, and what people do shows on the finding.
// Enter the output in a webhook subscription (version 3) of PagerDuty. The functions run on nodejs22.x here, which
// version 5 of the AWS provider knows, too.
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { PagerDutyEndpoint, SecretReference, SecurityHubAlerting, Severity, Trigger } from '../src';

const app = new App();
const stack = new TerraformStack(app, 'pagerduty-api');
stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
new LocalBackend(stack, { path: 'terraform.tfstate' });
new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });

const secrets = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret';
const onCall = new SecurityHubAlerting(stack, 'OnCall', {
  name: 'security-on-call',
  functions: { runtime: 'nodejs22.x' },
  triggers: [
    Trigger.customAction({ customActionId: 'PageOnCall', name: 'Page on-call' }),
    Trigger.importedFindings({ severities: [Severity.CRITICAL, Severity.HIGH] }),
  ],
  endpoints: [
    new PagerDutyEndpoint({
      routingKey: SecretReference.fromSecretArn(`${secrets}:pagerduty-AbCdEf`, { jsonField: 'routingKey' }),
      syncBack: {
        signingSecret: SecretReference.fromSecretArn(`${secrets}:pagerduty-AbCdEf`, {
          jsonField: 'signingSecret',
        }),
      },
    }),
  ],
});
new TerraformOutput(stack, 'webhook_url', { value: onCall.endpointConfig('pagerduty')?.webhookUrl });
app.synth();
