// Findings that an analyst picks go to Compass, Jira Service Management Operations or Opsgenie, and what people do
// there comes back: Atlassian assumes the role. Enter the two outputs in the integration's form.
// The principal and the external id stand in that form, too.
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { SecurityHubAlerting, SnsEndpoint, Trigger } from '../src';

const app = new App();
const stack = new TerraformStack(app, 'compass');
stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
new LocalBackend(stack, { path: 'terraform.tfstate' });
new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });

const url = new TerraformVariable(stack, 'compass_url', { type: 'string', sensitive: true });
const externalId = new TerraformVariable(stack, 'compass_external_id', { type: 'string', sensitive: true });
const principalArn = new TerraformVariable(stack, 'atlassian_principal_arn', { type: 'string' });

const onCall = new SecurityHubAlerting(stack, 'OnCall', {
  name: 'security-on-call',
  triggers: [
    Trigger.customAction({ customActionId: 'PageOnCall', name: 'Page on-call', includeInsightResults: true }),
  ],
  endpoints: [
    SnsEndpoint.compass({
      url: url.stringValue,
      syncBack: { principalArns: [principalArn.stringValue], externalId: externalId.stringValue },
    }),
  ],
});

const role = onCall.endpointConfig('compass')?.syncBackRole;
new TerraformOutput(stack, 'role_arn', { value: role?.roleArn });
new TerraformOutput(stack, 'region', { value: role?.region });
app.synth();
