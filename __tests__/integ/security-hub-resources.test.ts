import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateActionTargetCommand, EnableSecurityHubCommand } from '@aws-sdk/client-securityhub';
import { SecurityhubAccount } from '@cdktf/provider-aws/lib/securityhub-account';
import { SecurityhubActionTarget } from '@cdktf/provider-aws/lib/securityhub-action-target';
import { SecurityhubFindingAggregator } from '@cdktf/provider-aws/lib/securityhub-finding-aggregator';
import { SecurityhubProductSubscription } from '@cdktf/provider-aws/lib/securityhub-product-subscription';
import type { TerraformStack } from 'cdktf';
import { CustomAction } from '../../src';
import type { Clients } from './helpers/clients';
import { clientsOf } from './helpers/clients';
import type { Cloud } from './helpers/cloud';
import { startCloud } from './helpers/cloud';
import { synthesize } from './helpers/synth';
import { Terraform } from './helpers/terraform';
import { describeWithTerraform } from './helpers/tools';

function hub(stack: TerraformStack, actionName: string): void {
  const dependsOn = [new SecurityhubAccount(stack, 'Hub', { enableDefaultStandards: false })];
  new SecurityhubActionTarget(stack, 'Action', {
    identifier: 'PageOnCall',
    name: actionName,
    description: 'Page the on-call engineer',
    dependsOn,
  });
  new SecurityhubProductSubscription(stack, 'Inspector', {
    productArn: 'arn:aws:securityhub:eu-west-1::product/aws/inspector',
    dependsOn,
  });
  new SecurityhubFindingAggregator(stack, 'Aggregator', { linkingMode: 'ALL_REGIONS', dependsOn });
}

describeWithTerraform("the provider's Security Hub resources on the local Security Hub", (tools) => {
  let cloud: Cloud;
  let terraform: Terraform;

  beforeAll(async () => {
    cloud = await startCloud(tools);
  });
  afterAll(async () => {
    await terraform.dispose();
    await cloud.stop();
  });

  test('are created, found unchanged, updated in place and destroyed', async () => {
    const { folder } = synthesize((stack) => hub(stack, 'Page on-call'));
    terraform = await Terraform.in(folder, cloud);
    await terraform.init();
    await terraform.apply();
    expect(await terraform.plan()).toEqual([]);
    expect([...cloud.securityHub.hub.region('eu-west-1').actionTargets.values()]).toEqual([
      expect.objectContaining({ Name: 'Page on-call' }),
    ]);

    synthesize((stack) => hub(stack, 'Wake on-call'), `${folder}/../..`);
    expect((await terraform.plan()).map(({ address, change }) => [address, change.actions])).toEqual([
      ['aws_securityhub_action_target.Action', ['update']],
    ]);
    await terraform.apply();
    await terraform.destroy();
    expect(cloud.securityHub.hub.region('eu-west-1').settings).toBeUndefined();
  });
});

describeWithTerraform('an import block', (tools) => {
  let cloud: Cloud;
  let clients: Clients;
  let terraform: Terraform;

  beforeAll(async () => {
    cloud = await startCloud(tools);
    clients = clientsOf(cloud);
  });
  afterAll(async () => {
    await terraform.dispose();
    clients.destroy();
    await cloud.stop();
  });

  test('takes over a custom action that was made by hand, as docs/moving.md says', async () => {
    await clients.securityHub.send(new EnableSecurityHubCommand({}));
    const byHand = { Id: 'PageOnCall', Name: 'Page', Description: 'Made in the console' };
    const { ActionTargetArn } = await clients.securityHub.send(new CreateActionTargetCommand(byHand));
    const { folder, json } = synthesize((stack) => {
      new CustomAction(stack, 'Action', { customActionId: 'PageOnCall', name: 'Page on-call' });
    });
    const [id] = Object.keys(json['resource']?.['aws_securityhub_action_target'] as object);
    const address = `aws_securityhub_action_target.${id}`;
    writeFileSync(join(folder, 'import.tf'), `import {\n  to = ${address}\n  id = "${ActionTargetArn}"\n}\n`);
    terraform = await Terraform.in(folder, cloud);
    await terraform.init();
    expect((await terraform.plan()).map((change) => [change.address, change.change.actions])).toEqual([
      [address, ['update']],
    ]);
    await terraform.apply();
    expect([...cloud.securityHub.hub.region('eu-west-1').actionTargets.values()]).toEqual([
      expect.objectContaining({ ActionTargetArn, Name: 'Page on-call' }),
    ]);
    expect(await terraform.plan()).toEqual([]);
  });
});
