import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { TerraformStack } from 'cdktf';
import type { HubEvent } from '../../local/security-hub';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  AlertingKey,
  FindingBus,
  FindingBusSender,
  FindingPattern,
  FindingRule,
  MemberAccountRole,
  WorkQueue,
} from '../../src';
import type { Clients } from './helpers/clients';
import { clientsOf } from './helpers/clients';
import type { Cloud } from './helpers/cloud';
import { ACCOUNT, startCloud } from './helpers/cloud';
import { putHubEvent } from './helpers/event-relay';
import { exampleInputs } from './helpers/example-inputs';
import { finding, imported } from './helpers/hub-events';
import { described, realChanges } from './helpers/plan-excuses';
import { synthesize } from './helpers/synth';
import { synthesizeApp } from './helpers/synthesize-app';
import { Terraform } from './helpers/terraform';
import { describeWithTerraform } from './helpers/tools';

/** A bus, what sends to it, and a rule on it that leads to a queue, all in one account. */
function organization(stack: TerraformStack): void {
  const key = new AlertingKey(stack, 'Key', { name: 'findings' });
  const bus = new FindingBus(stack, 'Bus', { name: 'findings', accountIds: [ACCOUNT] });
  new FindingBusSender(stack, 'Sender', {
    name: 'to-bus',
    busArn: bus.busArn,
    dependencies: [bus.sendPermission],
    key,
  });
  const queue = new WorkQueue(stack, 'Queue', {
    name: 'arrived',
    key,
    visibilityTimeoutSeconds: 30,
    maxReceiveCount: 5,
  });
  new FindingRule(stack, 'Rule', {
    name: 'criticals',
    eventBusName: bus.busName,
    pattern: FindingPattern.openings(),
    targets: [queue],
    key,
  });
  new MemberAccountRole(stack, 'Member', {
    syncRoleArn: `arn:aws:iam::${ACCOUNT}:role/on-call-sync`,
    regions: ['eu-west-1', 'us-east-1'],
  });
}

/** The configuration that the documentation shows. */
function documentedConfig(): string {
  const page = readFileSync(join(__dirname, '..', '..', 'docs', 'configuration.md'), 'utf8');
  const blocks = [...page.matchAll(/^```json\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '');
  const config = blocks.find((block) => block.includes('"members"'));
  if (config === undefined) throw new Error('docs/configuration.md shows no members.');
  return config.replaceAll(/^ *"allowedAccountIds".*\n/gm, '');
}

describeWithTerraform('an organization', (tools) => {
  let cloud: Cloud;
  let clients: Clients;

  beforeAll(async () => {
    cloud = await startCloud(tools);
    clients = clientsOf(cloud);
  });
  afterAll(async () => {
    clients.destroy();
    await cloud.stop();
  });

  test('bus, sender and role are applied, carry a finding, and are destroyed', async () => {
    const terraform = await Terraform.in(synthesize(organization).folder, cloud);
    try {
      await terraform.init();
      await terraform.validate();
      await terraform.apply();
      expect(described(realChanges(await terraform.plan()))).toEqual([]);
      await putHubEvent(clients.events, {
        ...imported(),
        version: '0',
        source: 'aws.securityhub',
      } as HubEvent);
      const { Messages = [] } = await clients.sqs.send(
        new ReceiveMessageCommand({ QueueUrl: `${cloud.moto.url}/${ACCOUNT}/arrived`, WaitTimeSeconds: 5 }),
      );
      expect(Messages.map(({ Body = '{}' }) => JSON.parse(Body) as object)).toMatchObject([
        { source: 'aws.securityhub', account: ACCOUNT, detail: { findings: [{ Id: finding().Id }] } },
      ]);
      await terraform.destroy();
      expect(await terraform.resources()).toEqual([]);
    } finally {
      await terraform.dispose();
    }
  });

  test('the documented members are initialized, validated and planned', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'alerting-members-'));
    const file = join(folder, 'alerting.json');
    await writeFile(file, documentedConfig());
    const stacks = await synthesizeApp('main.ts', { ALERTING_CONFIG_FILE: file });
    rmSync(folder, { recursive: true });
    expect(stacks.map((stack) => basename(stack))).toHaveLength(5);
    for (const stack of stacks) {
      const terraform = await Terraform.in(stack, cloud, exampleInputs(stack));
      await terraform.init();
      await terraform.validate();
      const changes = await terraform.plan();
      expect([...new Set(changes.flatMap(({ change }) => change.actions))]).toEqual(['create']);
      await terraform.dispose();
    }
  });
});
