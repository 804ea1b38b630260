// An organization whose administrator account aggregates findings: one stack in its aggregation Region alerts for all
// accounts and Regions, and people can send findings from every Region in which they look at them. No member account
// needs anything: the administrator updates its members' findings itself.
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import {
  CustomAction,
  FindingAggregator,
  FindingBusSender,
  FindingPattern,
  PagerDutyEndpoint,
  RegionLinking,
  SecretReference,
  SecurityHubAlerting,
  Severity,
  Trigger,
} from '../src';

/** The delegated administrator of Security Hub. */
const ADMINISTRATOR = '111122223333';
const HOME = 'eu-central-1';
const LINKED = ['eu-west-1', 'us-east-1'];
const ACTION = { customActionId: 'PageOnCall', name: 'Page on-call' };

function administratorStack(app: App, name: string, region: string): TerraformStack {
  const stack = new TerraformStack(app, name);
  stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
  new LocalBackend(stack, { path: `terraform.${name}.tfstate` });
  new AwsProvider(stack, 'Aws', { region });
  return stack;
}

/** The deployed unit. */
function addHome(app: App): void {
  const stack = administratorStack(app, 'administrator', HOME);
  new FindingAggregator(stack, 'Aggregator', { linking: RegionLinking.SPECIFIED_REGIONS, regions: LINKED });
  const onCall = new SecurityHubAlerting(stack, 'OnCall', {
    name: 'security-on-call',
    functions: { runtime: 'nodejs22.x' },
    triggers: [
      Trigger.customAction({ ...ACTION, includeForwarded: true, includeInsightResults: true }),
      Trigger.importedFindings({ severities: [Severity.CRITICAL, Severity.HIGH], onlyAggregated: true }),
    ],
    endpoints: [
      new PagerDutyEndpoint({
        routingKey: SecretReference.fromParameterName('/on-call/pagerduty-routing-key'),
        guard: { onlyAggregated: true },
        syncBack: { signingSecret: SecretReference.fromParameterName('/on-call/pagerduty-signing-secret') },
      }),
    ],
    // A finding that was sent from a linked Region is updated there.
    webhook: { hubRegions: [HOME, ...LINKED] },
  });
  new TerraformOutput(stack, 'webhook_url', { value: onCall.endpointConfig('pagerduty')?.webhookUrl });
}

/** The menu entry for those who look at findings in a linked Region; what they send goes on to the home Region. */
function addLinked(app: App, region: string): void {
  const stack = administratorStack(app, `analysts-${region}`, region);
  const action = new CustomAction(stack, 'PageOnCall', ACTION);
  new FindingBusSender(stack, 'Sender', {
    name: 'security-on-call-to-home',
    busArn: `arn:aws:events:${HOME}:${ADMINISTRATOR}:event-bus/default`,
    pattern: FindingPattern.customAction(action.customActionArn, { includeInsightResults: true }),
  });
}

const app = new App();
addHome(app);
LINKED.forEach((region) => addLinked(app, region));
app.synth();
