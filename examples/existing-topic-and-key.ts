// Topic, key and custom action exist already; their policies must let EventBridge publish and use the key.
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack, TerraformVariable } from 'cdktf';
import { AlertTopic, AlertingKey, SecurityHubAlerting, SnsEndpoint, Trigger } from '../src';

const app = new App();
const stack = new TerraformStack(app, 'existing-topic-and-key');
stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
new LocalBackend(stack, { path: 'terraform.tfstate' });
new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });

const url = new TerraformVariable(stack, 'ilert_url', { type: 'string', sensitive: true });

new SecurityHubAlerting(stack, 'OnCall', {
  name: 'security-on-call',
  topic: AlertTopic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111122223333:security-findings'),
  key: AlertingKey.fromKeyArn(
    stack,
    'Key',
    'arn:aws:kms:eu-central-1:111122223333:key/6a204bd8-9f3c-4d0e-8a4e-2b1f0c9d8e7f',
  ),
  triggers: [
    Trigger.customAction({
      customActionArn: 'arn:aws:securityhub:eu-central-1:111122223333:action/custom/PageOnCall',
    }),
  ],
  endpoints: [SnsEndpoint.ilert({ url: url.stringValue })],
});
app.synth();
