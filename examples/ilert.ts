// Critical and high findings, and whatever an analyst picks, go to an ilert alert source of type "Amazon SNS".
// TF_VAR_ilert_url holds the URL that ilert shows.
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack, TerraformVariable } from 'cdktf';
import { SecurityHubAlerting, Severity, SnsEndpoint, Trigger } from '../src';

const app = new App();
const stack = new TerraformStack(app, 'ilert');
stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
new LocalBackend(stack, { path: 'terraform.tfstate' });
new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });

const url = new TerraformVariable(stack, 'ilert_url', { type: 'string', sensitive: true });

new SecurityHubAlerting(stack, 'OnCall', {
  name: 'security-on-call',
  triggers: [
    Trigger.customAction({ customActionId: 'PageOnCall', name: 'Page on-call' }),
    Trigger.importedFindings({ severities: [Severity.CRITICAL, Severity.HIGH] }),
  ],
  endpoints: [SnsEndpoint.ilert({ url: url.stringValue })],
});
app.synth();
