import { ListSubscriptionsCommand, PublishCommand } from '@aws-sdk/client-sns';
import { EnableSecurityHubCommand } from '@aws-sdk/client-securityhub';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { TerraformStack } from 'cdktf';
import { get } from 'node:http';
import type { SnsSubscriber } from '../../local/sns-subscriber';
import { isSignedBy, startSnsSubscriber } from '../../local/sns-subscriber';
import { SecurityHubAlerting, Severity, SnsEndpoint, Trigger } from '../../src';
import type { Clients } from './helpers/clients';
import { clientsOf } from './helpers/clients';
import type { Cloud } from './helpers/cloud';
import { REGION, startCloud } from './helpers/cloud';
import { rulesThatTake } from './helpers/deployed-rules';
import * as hubEvents from './helpers/hub-events';
import { described, realChanges } from './helpers/plan-excuses';
import { synthesize } from './helpers/synth';
import { Terraform } from './helpers/terraform';
import { describeWithTerraform } from './helpers/tools';

const alerting = (url: string, severities: Severity[]) => (stack: TerraformStack) =>
  new SecurityHubAlerting(stack, 'OnCall', {
    name: 'on-call',
    triggers: [
      Trigger.customAction({ customActionId: 'PageOnCall', name: 'Page on-call' }),
      Trigger.insightResults({ customActionId: 'SendInsight' }),
      Trigger.importedFindings({ severities }),
    ],
    endpoints: [
      SnsEndpoint.compass({
        url: `${url}/compass`,
        syncBack: { principalArns: ['arn:aws:iam::111122223333:root'], externalId: 'issued-by-vendor' },
      }),
    ],
  });

/** SNS signs with a certificate that the emulator serves under the host of its URL. */
const signingCertificate = (motoUrl: string, certificateUrl: string): Promise<string> => {
  const { host, pathname } = new URL(certificateUrl);
  return new Promise((resolve, reject) => {
    get(`${motoUrl}${pathname}`, { headers: { host } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(Buffer.concat(chunks).toString()));
    }).on('error', reject);
  });
};

describeWithTerraform('native endpoints, deployed', (tools) => {
  let cloud: Cloud;
  let clients: Clients;
  let subscriber: SnsSubscriber;
  let terraform: Terraform;
  let folder: string;

  beforeAll(async () => {
    cloud = await startCloud(tools);
    clients = clientsOf(cloud);
    subscriber = await startSnsSubscriber({ certificate: cloud.certificate });
    await clients.securityHub.send(new EnableSecurityHubCommand({}));
    ({ folder } = synthesize(alerting(subscriber.url, [Severity.CRITICAL, Severity.HIGH])));
    terraform = await Terraform.in(folder, cloud);
    await terraform.init();
    await terraform.validate();
    await terraform.apply();
  });

  afterAll(async () => {
    await terraform.dispose();
    clients.destroy();
    await Promise.all([subscriber.close(), cloud.stop()]);
  });

  const topicArn = async (): Promise<string> => {
    const { Subscriptions = [] } = await clients.sns.send(new ListSubscriptionsCommand({}));
    return `${Subscriptions[0]?.TopicArn}`;
  };

  test('the confirmation handshake was made, and Terraform saw it', async () => {
    const [confirmation] = await subscriber.confirmations.first(1);
    expect(confirmation).toMatchObject({
      path: '/compass',
      headers: { 'x-amz-sns-message-type': 'SubscriptionConfirmation' },
      message: { TopicArn: await topicArn() },
    });
    const subscription = (await terraform.resources()).find(
      ({ type }) => type === 'aws_sns_topic_subscription',
    );
    expect(subscription?.values).toMatchObject({ pending_confirmation: false, raw_message_delivery: false });
  });

  test('a second plan has nothing to do', async () => {
    expect(described(realChanges(await terraform.plan()))).toEqual([]);
  });

  test.each<[string, object, string[]]>([
    ['a custom action', hubEvents.customAction(), ['on-call-PageOnCall']],
    ['an imported finding', hubEvents.imported(), ['on-call-ImportedFindings']],
    [
      'insight results',
      hubEvents.insightResults(hubEvents.ACTION_ARN.replace('PageOnCall', 'SendInsight')),
      ['on-call-SendInsight'],
    ],
    ['another action', hubEvents.customAction(`${hubEvents.ACTION_ARN}2`), []],
    ['insight results of the findings action', hubEvents.insightResults(), []],
    ['another source', { ...hubEvents.customAction(), source: 'aws.ec2' }, []],
    ['another detail-type', { ...hubEvents.imported(), 'detail-type': 'Security Hub Standard Results' }, []],
    ['a finding of Security Hub V2', hubEvents.importedV2(), []],
    ['a milder finding', hubEvents.imported({ Severity: { Label: 'LOW' } }), []],
    ['a finding that is being worked on', hubEvents.imported({ Workflow: { Status: 'NOTIFIED' } }), []],
    ['a finding out of date', hubEvents.imported({ RecordState: 'ARCHIVED' }), []],
    ['a check that passed', hubEvents.imported({ Compliance: { Status: 'PASSED' } }), []],
    ['the odd sample of the vendor guides', hubEvents.oddSample(), []],
  ])('the deployed patterns decide on %s', async (_what, event, rules) => {
    expect(await rulesThatTake(clients.events, event)).toEqual(rules);
  });

  test('what is published arrives as a signed SNS notification', async () => {
    const before = subscriber.notifications.items.length;
    const Message = JSON.stringify(hubEvents.oddSample());
    await clients.sns.send(new PublishCommand({ TopicArn: await topicArn(), Message }));
    const received = (await subscriber.notifications.first(before + 1)).at(-1);
    expect(received).toMatchObject({
      headers: { 'x-amz-sns-message-type': 'Notification' },
      message: { Type: 'Notification', TopicArn: await topicArn(), Message },
    });
    const pem = await signingCertificate(cloud.moto.url, `${received?.message.SigningCertURL}`);
    expect(received && isSignedBy(received.message, pem)).toBe(true);
  });

  test("a person's custom action in Security Hub reaches the endpoint through rule and topic", async () => {
    const before = subscriber.notifications.items.length;
    const { hub } = cloud.securityHub;
    const stored = hub.ingest(REGION, hubEvents.finding());
    const event = hub.fireCustomAction(REGION, hubEvents.ACTION_ARN, [stored]);
    await clients.events.send(
      new PutEventsCommand({
        Entries: [
          {
            Source: event.source,
            DetailType: event['detail-type'],
            Resources: [...event.resources],
            Detail: JSON.stringify(event.detail),
          },
        ],
      }),
    );
    const received = (await subscriber.notifications.first(before + 1)).at(-1);
    expect(JSON.parse(`${received?.message.Message}`)).toMatchObject({
      source: 'aws.securityhub',
      resources: [hubEvents.ACTION_ARN],
      detail: { actionName: 'Page on-call', findings: [{ Title: stored.Title }] },
    });
  });

  test('a changed prop is updated in place and replaces nothing', async () => {
    synthesize(alerting(subscriber.url, [Severity.CRITICAL]), `${folder}/../..`);
    const changes = realChanges(await terraform.plan());
    expect(described(changes)).toEqual([
      expect.stringMatching(/^update aws_cloudwatch_event_rule\..*Imported.*: event_pattern$/),
    ]);
    await terraform.apply();
    expect(await rulesThatTake(clients.events, hubEvents.imported())).toEqual([]);
  });

  test('destroy leaves nothing behind', async () => {
    await terraform.destroy();
    expect(await terraform.resources()).toEqual([]);
    expect(cloud.securityHub.hub.region(REGION).actionTargets.size).toBe(0);
  });
});
