import type { Construct } from 'constructs';
import {
  PagerDutyEndpoint,
  SecretReference,
  SecurityHubAlerting,
  Severity,
  SnsEndpoint,
  Trigger,
} from '../../src';

const ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret';
const secret = (name: string): SecretReference => SecretReference.fromSecretArn(`${ARN}:${name}-AbCdEf`);

/** What is measured: two triggers, a native and an API endpoint with its way back. */
export const whole = (scope: Construct, index: number): SecurityHubAlerting =>
  new SecurityHubAlerting(scope, `OnCall${index}`, {
    name: `on-call-${index}`,
    triggers: [
      Trigger.customAction({
        customActionId: `Page${index}`,
        name: 'Page on-call',
        description: 'Page on-call',
      }),
      Trigger.importedFindings({ severities: [Severity.CRITICAL, Severity.HIGH] }),
    ],
    endpoints: [
      new PagerDutyEndpoint({ routingKey: secret('key'), syncBack: { signingSecret: secret('signing') } }),
      SnsEndpoint.generic({ url: 'https://hooks.example.com/in' }),
    ],
  });
