// ilert by its events API: alerts are resolved with their findings, and people's acknowledgements and comments come back.
// ilert tells no change of priority, so that direction is off.
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { IlertEndpoint, IlertPriority, SecretReference, SecurityHubAlerting, Trigger } from '../src';

const app = new App();
const stack = new TerraformStack(app, 'ilert-api');
stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
new LocalBackend(stack, { path: 'terraform.tfstate' });
new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });

const onCall = new SecurityHubAlerting(stack, 'OnCall', {
  name: 'security-on-call',
  functions: { runtime: 'nodejs22.x' },
  triggers: [Trigger.customAction({ customActionId: 'PageOnCall', name: 'Page on-call' })],
  endpoints: [
    new IlertEndpoint({
      integrationKey: SecretReference.fromParameterName('/on-call/ilert-integration-key'),
      severities: { MEDIUM: IlertPriority.HIGH },
      syncBack: {
        secret: SecretReference.fromParameterName('/on-call/ilert-webhook-secret'),
        severity: false,
      },
    }),
  ],
});
new TerraformOutput(stack, 'webhook_url', { value: onCall.endpointConfig('ilert')?.webhookUrl });
app.synth();
