import { FindingBus } from '../../src/sources/finding-bus';
import type { FindingBusSenderProps } from '../../src/sources/finding-bus-sender';
import { FindingBusSender } from '../../src/sources/finding-bus-sender';
import { FindingPattern } from '../../src/triggers/finding-pattern';
import {
  ACTION_ARN,
  asffFinding,
  customActionEvent,
  importedEvent,
  importedEventV2,
  insightEvent,
  ocsfFinding,
} from '../helpers/hub-events';
import { matchesPattern } from '../helpers/matches-pattern';
import { newStack, renderStack } from '../helpers/render-stack';

const BUS_ARN = 'arn:aws:events:eu-central-1:999988887777:event-bus/findings';

const render = (props: Partial<FindingBusSenderProps> = {}) => {
  const stack = newStack();
  new FindingBusSender(stack, 'Sender', { name: 'findings-to-bus', busArn: BUS_ARN, ...props });
  return renderStack(stack);
};

const patternOf = (rendered: ReturnType<typeof render>) =>
  rendered.document('aws_cloudwatch_event_rule', 'event_pattern') as Record<string, unknown>;

test('sends all that Security Hub emits, and nothing else', () => {
  const pattern = patternOf(render());
  const events = [
    customActionEvent(),
    insightEvent(),
    importedEvent(asffFinding()),
    importedEventV2(ocsfFinding()),
  ];
  expect(events.map((event) => matchesPattern(pattern, event))).toEqual([true, true, true, true]);
  expect(matchesPattern(pattern, { ...importedEvent(asffFinding()), source: 'aws.ec2' })).toBe(false);
  expect(pattern).not.toHaveProperty('detail');
});

test('the rule alone assumes the role, which may send to the one bus', () => {
  const rendered = render();
  expect(rendered.one('aws_iam_role')['name']).toMatch(/^findings-to-bus-\$\{data\.aws_region\./);
  expect(rendered.statements('aws_iam_role', 'assume_role_policy')).toEqual([
    {
      Sid: 'RuleAssumesRole',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        ArnEquals: { 'aws:SourceArn': '<aws_cloudwatch_event_rule.Sender_Rule.arn>' },
        StringEquals: { 'aws:SourceAccount': '<account>' },
      },
    },
  ]);
  expect(rendered.statements('aws_iam_role_policy')).toEqual([
    { Sid: 'SendToBus', Effect: 'Allow', Action: 'events:PutEvents', Resource: BUS_ARN },
  ]);
});

test('keeps what it could not send, and sends only once its role may', () => {
  const target = render().one('aws_cloudwatch_event_target');
  expect(target).toMatchObject({
    arn: BUS_ARN,
    role_arn: expect.stringMatching(/aws_iam_role\.Sender_Role/),
    dead_letter_config: { arn: expect.stringMatching(/aws_sqs_queue\.Sender_Rule_DeadLetterQueue/) },
    retry_policy: { maximum_retry_attempts: 185, maximum_event_age_in_seconds: 86_400 },
  });
  expect(target['depends_on']).toEqual(
    expect.arrayContaining([expect.stringMatching(/^aws_iam_role_policy\.Sender_Policy/)]),
  );
});

test('sends only what the pattern says', () => {
  const pattern = FindingPattern.customAction(ACTION_ARN, { includeInsightResults: true });
  expect(patternOf(render({ pattern }))).toEqual(JSON.parse(pattern.json));
});

test('sends after the policy of a bus in the same stack', () => {
  const stack = newStack();
  const bus = new FindingBus(stack, 'Bus', { name: 'findings', organizationId: 'o-a1b2c3d4e5' });
  new FindingBusSender(stack, 'Sender', {
    name: 'own',
    busArn: bus.busArn,
    dependencies: [bus.sendPermission],
    roleOptions: { path: '/on-call/', permissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/boundary' },
    enabled: false,
  });
  const rendered = renderStack(stack);
  expect(rendered.one('aws_cloudwatch_event_target')['depends_on']).toEqual(
    expect.arrayContaining([expect.stringMatching(/^aws_cloudwatch_event_bus_policy\.Bus_Policy/)]),
  );
  expect(rendered.one('aws_cloudwatch_event_rule')).toMatchObject({ state: 'DISABLED' });
  expect(rendered.one('aws_iam_role')).toMatchObject({
    path: '/on-call/',
    permissions_boundary: 'arn:aws:iam::111122223333:policy/boundary',
  });
});

test.each<[Partial<FindingBusSenderProps>, string]>([
  [{ name: 'a'.repeat(41) }, '`name` must be up to 40 letters, digits, `_` and `-`, got: '],
  [
    { busArn: 'arn:aws:sns:eu-central-1:999988887777:findings' },
    '`busArn` must be the ARN of an event bus (arn:aws:events:REGION:ACCOUNT:event-bus/NAME), got: ',
  ],
  [{ roleOptions: { path: 'on-call' } }, '`roleOptions.path` must be a path that begins and ends with `/`'],
])('refuses %j', (props, problem) => {
  expect(() => render(props)).toThrow(`test/Sender: ${problem}`);
});

test.each(['aws-us-gov:events:us-gov-west-1', 'aws-cn:events:cn-north-1'])(
  'takes a bus of arn:%s',
  (place) => {
    const busArn = `arn:${place}:999988887777:event-bus/findings`;
    expect(render({ busArn }).one('aws_cloudwatch_event_target')).toMatchObject({ arn: busArn });
  },
);
