import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type App, TerraformStack, Testing } from 'cdktf';
import {
  FindingBusSender,
  PagerDutyEndpoint,
  SecretReference,
  SecurityHubAlerting,
  SnsEndpoint,
  Trigger,
  type IAlertEndpoint,
  type ITrigger,
} from '../../src';
import { codeFixture } from '../helpers/function-code';
import { annotations } from '../helpers/render-stack';

const code = { codePath: codeFixture() };

interface Placed {
  readonly account?: string;
  readonly region?: string;
  readonly name?: string;
}

const newStack = (app: App, id: string, { account, region = 'eu-central-1' }: Placed = {}) => {
  const stack = new TerraformStack(app, id);
  new AwsProvider(stack, 'Aws', { region, allowedAccountIds: account === undefined ? undefined : [account] });
  return stack;
};

const native = (endpointId?: string) =>
  SnsEndpoint.ilert({ url: 'https://vendor.example.com/key', endpointId });

const api = (endpointId: string) =>
  new PagerDutyEndpoint({
    endpointId,
    routingKey: SecretReference.fromParameterName('key'),
    syncBack: { signingSecret: SecretReference.fromParameterName('signing') },
    function: code,
  });

const alert = (stack: TerraformStack, endpoints: IAlertEndpoint[], triggers: ITrigger[], name = 'on-call') =>
  new SecurityHubAlerting(stack, 'OnCall', {
    name,
    triggers,
    endpoints,
    webhook: { receiveFunction: code, syncFunction: code },
  });

const synth = (stack: TerraformStack): string => Testing.synth(stack, true);

test.each([
  [
    'endpoint `events`',
    [native('events')],
    [Trigger.importedFindings()],
    'aws_sqs_queue "on-call-events-dead-letters" is made twice, by test/OnCall/Endpoints/events/Subscription/DeadLetterQueue ' +
      'and test/OnCall/EventDeadLetterQueue',
  ],
  ['endpoint `updates`', [api('updates')], [], /"on-call-updates[\w-]*" is made twice/],
  [
    'trigger `X-follow-ups`',
    [api('pd')],
    [Trigger.importedFindings({ triggerId: 'X' }), Trigger.importedFindings({ triggerId: 'X-follow-ups' })],
    'aws_cloudwatch_event_rule "on-call-X-follow-ups" is made twice, by test/OnCall/Triggers/X/Rules/FollowUpRule ' +
      'and test/OnCall/Triggers/X-follow-ups/Rules/Rule: give one of them another name or id',
  ],
])('%s shares a name with what is made anyway', (_, endpoints, triggers, message) => {
  const stack = newStack(Testing.app(), 'test');
  alert(stack, endpoints, triggers);
  expect(() => synth(stack)).toThrow(message);
});

const PLACE = { account: '111122223333', region: 'eu-west-1' };

const twoStacks = (one: Placed, other: Placed): TerraformStack => {
  const app = Testing.app();
  alert(newStack(app, 'one', one), [native()], [Trigger.importedFindings()], one.name);
  const second = newStack(app, 'two', other);
  alert(second, [native()], [Trigger.importedFindings()], other.name);
  return second;
};

test('two stacks with one name in one account and Region name both owners', () => {
  expect(() => synth(twoStacks(PLACE, PLACE))).toThrow(
    'aws_sns_topic "on-call" is made twice, by one/OnCall/Topic and two/OnCall/Topic: give one of them another name or id',
  );
});

test.each<[string, Placed, Placed]>([
  ['another account', PLACE, { ...PLACE, account: '444455556666' }],
  ['another name', PLACE, { ...PLACE, name: 'other' }],
  ['another Region, and nothing of IAM', PLACE, { ...PLACE, region: 'us-east-1' }],
])('two stacks in %s are fine', (_, one, other) => {
  const stack = twoStacks(one, other);
  expect(() => synth(stack)).not.toThrow();
  expect(annotations(stack, 'warn')).not.toContainEqual(expect.stringContaining('made twice'));
});

test('roles have the same names in all Regions of an account', () => {
  const app = Testing.app();
  alert(newStack(app, 'one', PLACE), [api('pd')], []);
  const second = newStack(app, 'two', { ...PLACE, region: 'us-east-1' });
  alert(second, [api('pd')], []);
  expect(() => synth(second)).toThrow(/aws_iam_role "on-call-pd-forward" is made twice/);
});

test('a warning where only whoever deploys knows the accounts', () => {
  const second = twoStacks({}, {});
  expect(() => synth(second)).not.toThrow();
  expect(annotations(second, 'warn')).toContain(
    'aws_sns_topic "on-call" is made twice, by one/OnCall/Topic and two/OnCall/Topic: ' +
      'give one of them another name or id, unless they are deployed to different accounts or Regions',
  );
});

test('names that hold the Region are known only at apply', () => {
  const app = Testing.app();
  const busArn = 'arn:aws:events:eu-west-1:111122223333:event-bus/findings';
  const stacks = ['eu-central-1', 'us-east-1'].map((region) => newStack(app, region, { ...PLACE, region }));
  stacks.forEach((stack) => new FindingBusSender(stack, 'Sender', { name: 'to-bus', busArn }));
  expect(() => stacks.forEach(synth)).not.toThrow();
});
