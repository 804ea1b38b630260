import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack, Testing } from 'cdktf';
import {
  FindingBus,
  FindingBusSender,
  JsmEndpoint,
  MemberAccountRole,
  PagerDutyEndpoint,
  ProductSubscription,
  SecretReference,
  SecurityHubAlerting,
  SnsEndpoint,
  SyncBackRole,
  Trigger,
} from '../../src';
import { alertOfFinding, alertOfInsight } from '../../src/lambda/alert/alert-of';
import { createSqs } from '../../src/lambda/aws/client/sqs';
import { createVisibility } from '../../src/lambda/aws/visibility';
import { parseHubEvent } from '../../src/lambda/finding/parse-event';
import { asff } from '../fixtures/asff';
import { importedEvent, importedV2Event, insightEvent } from '../fixtures/events';
import { ocsfCompliance } from '../fixtures/ocsf';
import { ownClientOptions, startAws } from '../helpers/aws-stand-in';
import { codeFixture } from '../helpers/function-code';
import { readable, RenderedStack } from '../helpers/render-stack';

const ACCOUNT = '111122223333';
const code = { codePath: codeFixture() };

const PARTITIONS = [
  {
    partition: 'aws-us-gov',
    region: 'us-gov-west-1',
    dnsSuffix: 'amazonaws.com',
    console: 'https://us-gov-west-1.console.amazonaws-us-gov.com/',
  },
  {
    partition: 'aws-cn',
    region: 'cn-north-1',
    dnsSuffix: 'amazonaws.com.cn',
    console: 'https://cn-north-1.console.amazonaws.cn/',
  },
];

/** Everything that the library makes, with what a user names by ARN, all in one partition. */
function everything({ partition, region }: (typeof PARTITIONS)[number]): RenderedStack {
  const arn = (service: string, resource: string, place = region) =>
    `arn:${partition}:${service}:${place}:${ACCOUNT}:${resource}`;
  const stack = new TerraformStack(Testing.app(), 'test');
  new AwsProvider(stack, 'aws', { region });
  const bus = new FindingBus(stack, 'Bus', { name: 'findings', accountIds: [ACCOUNT] });
  const principalArns = [arn('iam', 'root', '')];
  const syncBack = { principalArns, externalId: 'issued', securityHubV2: true };
  new SecurityHubAlerting(stack, 'OnCall', {
    name: 'on-call',
    rules: { eventBusName: bus.busArn },
    triggers: [
      Trigger.customAction({ customActionArn: arn('securityhub', 'action/custom/PageOnCall') }),
      Trigger.importedFindings({ products: ['Inspector'], regions: [region], onlyAggregated: true }),
    ],
    endpoints: [
      SnsEndpoint.compass({ url: 'https://alerts.example.com/sns', syncBack }),
      new PagerDutyEndpoint({
        routingKey: SecretReference.fromSecretArn(arn('secretsmanager', 'secret:key-AbCdEf')),
        syncBack: { signingSecret: SecretReference.fromParameterName('/on-call/signing') },
        guard: { onlyAggregated: true },
        setNotified: true,
        function: code,
      }),
      new JsmEndpoint({ apiKey: SecretReference.fromParameterName('/on-call/jsm'), function: code }),
    ],
    webhook: { receiveFunction: code, syncFunction: code, memberRole: { roleName: 'member' } },
    roleOptions: { permissionsBoundaryArn: arn('iam', 'policy/boundary', '') },
  });
  new FindingBusSender(stack, 'Sender', { name: 'send', busArn: arn('events', 'event-bus/findings') });
  new MemberAccountRole(stack, 'Member', { syncRoleArn: arn('iam', 'role/sync', ''), regions: [region] });
  new ProductSubscription(stack, 'Product', { product: 'Macie' });
  new SyncBackRole(stack, 'Role', { roleName: 'vendor', ...syncBack });
  return new RenderedStack(JSON.parse(Testing.synth(stack)) as RenderedStack['json']);
}

/** Principals that have this name in every partition. */
const SERVICES = /^(apigateway|events|lambda|sns)\.amazonaws\.com$/;

describe.each(PARTITIONS)('$partition', (place) => {
  const { partition, region, dnsSuffix, console: host } = place;

  test('every ARN is of the partition, or takes it from the provider', () => {
    const text = readable(JSON.stringify(everything(place).json.resource));
    const partitions = [...text.matchAll(/\barn:([^:]+):/g)].map((match) => match[1]);
    expect(partitions.length).toBeGreaterThan(30);
    expect(new Set(partitions)).toEqual(new Set([partition, '<partition>']));
  });

  test('no host name of another partition, but for the services that have one name everywhere', () => {
    const text = readable(JSON.stringify(everything(place).json.resource));
    const hosts = [...text.matchAll(/[\w.<>-]*\.(amazonaws|amazon)\.[\w.]+/g)].map(([found]) => found);
    expect(hosts.length).toBeGreaterThan(0);
    expect(hosts.filter((found) => !SERVICES.test(found))).toEqual([]);
  });

  test('the log groups are encrypted for the logs of the partition', () => {
    const statements = everything(place).statements('aws_kms_key', 'policy', 'OnCall_Key');
    expect(statements.find(({ Sid }) => Sid === 'LogsUseKey')?.Principal).toEqual({
      Service: 'logs.<region>.<aws_partition.dns_suffix>',
    });
  });

  const ASFF = asff({
    Region: region,
    ProductArn: `arn:${partition}:securityhub:${region}::product/aws/securityhub`,
  });
  const OCSF = ocsfCompliance({
    cloud: { account: { uid: ACCOUNT }, region, cloud_partition: partition },
    metadata: {
      uid: 'ab'.repeat(32),
      product: {
        name: 'Security Hub',
        uid: `arn:${partition}:securityhub:${region}::productv2/aws/securityhub`,
      },
    },
  });
  const findingIn = (event: object) => {
    const [finding] = parseHubEvent(JSON.stringify({ ...event, region })).findings;
    if (finding === undefined) throw new Error('no finding');
    return finding;
  };

  test.each([
    ['ASFF', importedEvent(ASFF)],
    ['OCSF', importedV2Event(OCSF)],
  ])('an alert of %s leads to the console of the partition', (_, event) => {
    const finding = findingIn(event);
    expect(finding.partition).toBe(partition);
    expect(alertOfFinding(finding).consoleUrl.startsWith(host)).toBe(true);
  });

  test('an insight leads to the console of the partition', () => {
    const event = insightEvent();
    const insightArn = `arn:${partition}:securityhub:${region}:${ACCOUNT}:insight/${ACCOUNT}/custom/1`;
    const detail = { ...(event['detail'] as object), insightArn };
    const { insight } = parseHubEvent(JSON.stringify({ ...event, region, detail }));
    expect(insight?.partition).toBe(partition);
    expect(insight && alertOfInsight(insight).consoleUrl.startsWith(host)).toBe(true);
  });

  test('a record is hidden under the host of the queue beside it', async () => {
    const aws = await startAws();
    const sqs = createSqs(ownClientOptions(aws.url));
    const queues = `https://sqs.${region}.${dnsSuffix}/${ACCOUNT}`;
    const eventSourceARN = `arn:${partition}:sqs:${region}:${ACCOUNT}:findings`;
    await createVisibility(sqs, `${queues}/dead-letters`)({ receiptHandle: 'h', eventSourceARN }, 5_000);
    expect(aws.visibility).toMatchObject([{ QueueUrl: `${queues}/findings`, VisibilityTimeout: 5 }]);
    await aws.close();
  });
});
