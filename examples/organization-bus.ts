// An organization without an administrator account: every account and Region sends Security Hub's events to a bus in
// one account, which alerts for all. The way back updates each finding in its own account and Region by a role there.
// Apply `sender-*` in every account, once for each Region, and `member-role` once in every account but the central one.
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import {
  CustomAction,
  FindingBus,
  FindingBusSender,
  JsmEndpoint,
  MemberAccountRole,
  SecretReference,
  SecurityHubAlerting,
  Severity,
  Trigger,
} from '../src';

const CENTRAL = '111122223333';
const MEMBERS = ['444455556666', '777788889999'];
const HOME = 'eu-central-1';
const REGIONS = [HOME, 'us-east-1'];
const ACTION = { customActionId: 'PageOnCall', name: 'Page on-call' };
const NAME = 'security-on-call';
const BUS_ARN = `arn:aws:events:${HOME}:${CENTRAL}:event-bus/security-findings`;

function newStack(app: App, name: string, region: string): TerraformStack {
  const stack = new TerraformStack(app, name);
  stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
  new LocalBackend(stack, { path: `terraform.${name}.tfstate` });
  new AwsProvider(stack, 'Aws', { region });
  return stack;
}

/** The bus and the deployed unit, in the central account. */
function addCentral(app: App): void {
  const stack = newStack(app, 'central', HOME);
  const bus = new FindingBus(stack, 'Bus', { name: 'security-findings', organizationId: 'o-a1b2c3d4e5' });
  const onCall = new SecurityHubAlerting(stack, 'OnCall', {
    name: NAME,
    functions: { runtime: 'nodejs22.x' },
    rules: { eventBusName: bus.busName },
    triggers: [
      Trigger.customAction({
        customActionArn: `arn:aws:securityhub:${HOME}:${CENTRAL}:action/custom/${ACTION.customActionId}`,
        includeForwarded: true,
      }),
      Trigger.importedFindings({ severities: [Severity.CRITICAL, Severity.HIGH] }),
    ],
    endpoints: [
      new JsmEndpoint({
        apiKey: SecretReference.fromParameterName('/on-call/jsm-api-key'),
        syncBack: { secret: SecretReference.fromParameterName('/on-call/jsm-webhook-secret') },
      }),
    ],
    webhook: { memberRole: { roleName: `${NAME}-member`, accountIds: MEMBERS }, hubRegions: REGIONS },
  });
  new TerraformOutput(stack, 'bus_arn', { value: bus.busArn });
  new TerraformOutput(stack, 'webhook_url', { value: onCall.endpointConfig('jsm')?.webhookUrl });
  new TerraformOutput(stack, 'sync_role_arn', { value: onCall.syncBackWebhook?.syncRoleArn });
}

/** The menu entry and what sends all events on: the same in every account, the central one included. */
function addSender(app: App, region: string): void {
  const stack = newStack(app, `sender-${region}`, region);
  new CustomAction(stack, 'PageOnCall', ACTION);
  new FindingBusSender(stack, 'Sender', { name: `${NAME}-to-bus`, busArn: BUS_ARN });
}

/** The role by which the way back updates the findings of a member account, in all of its Regions. */
function addMemberRole(app: App): void {
  const stack = newStack(app, 'member-role', HOME);
  new MemberAccountRole(stack, 'SyncBack', {
    syncRoleArn: `arn:aws:iam::${CENTRAL}:role/${NAME}-sync`,
    roleName: `${NAME}-member`,
    regions: REGIONS,
  });
}

const app = new App();
addCentral(app);
REGIONS.forEach((region) => addSender(app, region));
addMemberRole(app);
app.synth();
