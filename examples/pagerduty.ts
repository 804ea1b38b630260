// New findings of GuardDuty and Inspector go to the AWS Security Hub integration of a PagerDuty service.
// PagerDuty gets at most 2 a second: its limit is about 120 a minute.
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack, TerraformVariable } from 'cdktf';
import { SecurityHubAlerting, Severity, SnsEndpoint, Trigger } from '../src';

const app = new App();
const stack = new TerraformStack(app, 'pagerduty');
stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
new LocalBackend(stack, { path: 'terraform.tfstate' });
new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });

const url = new TerraformVariable(stack, 'pagerduty_url', { type: 'string', sensitive: true });

new SecurityHubAlerting(stack, 'OnCall', {
  name: 'security-on-call',
  triggers: [
    Trigger.importedFindings({ severities: [Severity.CRITICAL], products: ['GuardDuty', 'Inspector'] }),
  ],
  endpoints: [SnsEndpoint.pagerDuty({ url: url.stringValue, maxReceivesPerSecond: 2 })],
});
app.synth();
