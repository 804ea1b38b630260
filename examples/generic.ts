// A receiver of your own reads SNS notifications, and may write notes, but nothing else, on the findings.
// It must confirm the subscription; until it has, Terraform waits.
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { SecurityHubAlerting, SnsEndpoint, Trigger } from '../src';

const app = new App();
const stack = new TerraformStack(app, 'generic');
stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
new LocalBackend(stack, { path: 'terraform.tfstate' });
new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });

new SecurityHubAlerting(stack, 'OnCall', {
  name: 'security-on-call',
  triggers: [Trigger.importedFindings({ accountIds: ['111122223333'], resourceTypes: ['AwsS3Bucket'] })],
  endpoints: [
    SnsEndpoint.generic({
      endpointId: 'triage',
      url: 'https://triage.example.com/findings',
      endpointAutoConfirms: true,
      syncBack: {
        principalArns: ['arn:aws:iam::444455556666:role/triage'],
        externalId: 'acme-triage',
        workflow: false,
        severity: false,
      },
    }),
  ],
});
app.synth();
