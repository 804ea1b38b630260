import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { Testing } from 'cdktf';
import { AlertLedger } from '../../src/delivery/alert-ledger';
import { AlertVendor } from '../../src/delivery/alert-vendor';
import { AlertingKey } from '../../src/delivery/alerting-key';
import { MemberAccountRole } from '../../src/sync-back/member-account-role';
import { SyncBackWebhook } from '../../src/sync-back/sync-back-webhook';
import { WebhookVerification } from '../../src/sync-back/sync-back-endpoint';
import { SecretReference } from '../../src/common/secret-reference';
import { leastBytes, withinLimit } from '../../src/private/size-limit';
import { codeFixture } from '../helpers/function-code';
import { newStack, RenderedStack } from '../helpers/render-stack';

/** All commercial Regions, opt-in ones too. */
const REGIONS = [
  ...['af-south-1', 'ap-east-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3'],
  ...['ap-south-1', 'ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4'],
  ...['ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ca-central-1', 'ca-west-1', 'eu-central-1'],
  ...['eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ...['il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1', 'sa-east-1', 'us-east-1', 'us-east-2'],
  ...['us-west-1', 'us-west-2'],
];

/** What IAM counts: characters without white space, references at their longest. */
const characters = (policy: unknown): number =>
  JSON.stringify(policy)
    .replaceAll('<partition>', 'aws-us-gov')
    .replaceAll('<account>', '111122223333')
    .replaceAll('<region>', 'ap-northeast-1')
    .replace(/<[^>]+>/g, 'x'.repeat(120))
    .replace(/\s/g, '').length;

const checked = (stack: ReturnType<typeof newStack>): RenderedStack =>
  new RenderedStack(JSON.parse(Testing.synth(stack, true)) as RenderedStack['json']);

test('a member role for 34 Regions, both products and all directions keeps within a role', () => {
  const stack = newStack();
  new MemberAccountRole(stack, 'Member', {
    syncRoleArn: 'arn:aws:iam::111122223333:role/sync',
    regions: REGIONS,
    securityHubV2: true,
  });
  const rendered = checked(stack);
  expect(REGIONS).toHaveLength(34);
  expect(rendered.statements('aws_iam_role_policy')[0]?.Resource).toHaveLength(68);
  expect(characters(rendered.document('aws_iam_role_policy'))).toBeLessThan(9000);
});

test.each([[{}], [{ note: false, severity: false }]])(
  'so does the sync function, with %j and every other permission',
  (directions) => {
    const stack = newStack();
    const key = new AlertingKey(stack, 'Key', { name: 'on-call' });
    const code = {
      codePath: codeFixture(),
      tracing: true,
      vpc: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] },
    };
    new SyncBackWebhook(stack, 'Webhook', {
      name: 'on-call',
      key,
      ledger: new AlertLedger(stack, 'Ledger', { name: 'alerts', key }),
      hubRegions: REGIONS,
      securityHubV2: true,
      memberRole: { roleName: 'sync-member' },
      receiveFunction: code,
      syncFunction: code,
    }).addEndpoint({
      endpointId: 'pagerduty',
      vendor: AlertVendor.PAGERDUTY,
      verification: WebhookVerification.PAGERDUTY,
      secret: SecretReference.fromParameterName('signing'),
      ...directions,
    });
    const policy = checked(stack).document('aws_iam_role_policy', 'policy', 'Webhook_Sync');
    expect(characters(policy)).toBeLessThan(10_240);
  },
);

test('a role that would be too large is refused at synth, with the size and the fix', () => {
  const stack = newStack();
  new MemberAccountRole(stack, 'Member', {
    syncRoleArn: 'arn:aws:iam::111122223333:role/sync',
    regions: [...REGIONS, ...REGIONS, ...REGIONS, ...REGIONS, ...REGIONS],
  });
  expect(() => checked(stack)).toThrow(
    /test\/Member: the role's inline policy must be at most 10240 bytes, got \d{5}: name fewer Regions/,
  );
});

test('what is known only at apply counts as the least that it can be', () => {
  expect(leastBytes('${data.aws_caller_identity.x.account_id}')).toBe(12);
  expect(leastBytes('${aws_sqs_queue.x.arn}')).toBe(30);
  expect(leastBytes('é${var.x}')).toBe(2);
});

test('the document may have exactly the size', () => {
  const stack = newStack();
  const queue = new SqsQueue(stack, 'Queue', { name: 'queue' });
  const limit = { what: 'it', bytes: 3, fix: 'less' };
  expect(withinLimit(queue, limit, 'abc')).toBe('abc');
  expect(() => checked(stack)).not.toThrow();
  withinLimit(queue, limit, 'abcd');
  expect(() => checked(stack)).toThrow('test/Queue: it must be at most 3 bytes, got 4: less');
});
