// A vendor of your own: a chat room, by a function whose code lies in a folder beside this file.
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { CustomEndpoint, SecretReference, SecurityHubAlerting, Severity, Trigger } from '../src';

const app = new App();
const stack = new TerraformStack(app, 'custom-vendor');
stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
new LocalBackend(stack, { path: 'terraform.tfstate' });
new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });

new SecurityHubAlerting(stack, 'OnCall', {
  name: 'security-chat',
  functions: { runtime: 'nodejs22.x' },
  triggers: [Trigger.importedFindings({ severities: [Severity.CRITICAL] })],
  endpoints: [
    new CustomEndpoint({
      vendorName: 'chat',
      codePath: join(__dirname, 'custom-vendor'),
      url: 'https://chat.example.com',
      secrets: {
        default: SecretReference.fromSecretArn(
          'arn:aws:secretsmanager:eu-central-1:111122223333:secret:chat-token-AbC123',
        ),
      },
      vendorOptions: { room: 'security' },
      // This code only opens: it has no use for what happens later to a finding.
      autoResolve: false,
    }),
  ],
});
app.synth();
