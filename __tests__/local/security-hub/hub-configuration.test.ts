import {
  CreateActionTargetCommand,
  CreateFindingAggregatorCommand,
  DeleteActionTargetCommand,
  DeleteFindingAggregatorCommand,
  DescribeActionTargetsCommand,
  DescribeHubCommand,
  DisableImportFindingsForProductCommand,
  DisableSecurityHubCommand,
  EnableImportFindingsForProductCommand,
  EnableSecurityHubCommand,
  GetFindingAggregatorCommand,
  ListEnabledProductsForImportCommand,
  ListFindingAggregatorsCommand,
  ListTagsForResourceCommand,
  paginateDescribeActionTargets,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateActionTargetCommand,
  UpdateFindingAggregatorCommand,
  UpdateSecurityHubConfigurationCommand,
} from '@aws-sdk/client-securityhub';
import type { SecurityHubClient } from '@aws-sdk/client-securityhub';
import type { SecurityHubServer } from '../../../local/security-hub';
import { startSecurityHub } from '../../../local/security-hub';
import { ACCOUNT, clientOf, REGION } from './fixtures';

const ARN = `arn:aws:securityhub:${REGION}:${ACCOUNT}`;

let server: SecurityHubServer;
let client: SecurityHubClient;

beforeEach(async () => {
  server = await startSecurityHub({ throttle: false });
  client = clientOf(server);
  await client.send(new EnableSecurityHubCommand({ Tags: { team: 'security' } }));
});

afterEach(async () => {
  client.destroy();
  await server.close();
});

const create = (Id: string, Name = 'Page on-call', Description = 'Page the on-call engineer') =>
  client.send(new CreateActionTargetCommand({ Id, Name, Description }));

describe('hub', () => {
  test('is described, configured, tagged and switched off', async () => {
    await client.send(new UpdateSecurityHubConfigurationCommand({ AutoEnableControls: false }));
    const hub = await client.send(new DescribeHubCommand({}));
    expect(hub).toMatchObject({ HubArn: `${ARN}:hub/default`, AutoEnableControls: false });

    const ResourceArn = `${ARN}:hub/default`;
    await client.send(new TagResourceCommand({ ResourceArn, Tags: { stage: 'prod' } }));
    await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['team'] }));
    const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceArn }));
    expect(Tags).toEqual({ stage: 'prod' });

    await client.send(new DisableSecurityHubCommand({}));
    await expect(client.send(new DescribeHubCommand({}))).rejects.toMatchObject({
      name: 'InvalidAccessException',
      message: `Account ${ACCOUNT} is not subscribed to AWS Security Hub`,
    });
  });

  test('refuses to be enabled twice, and everything else while it is off in the Region', async () => {
    await expect(client.send(new EnableSecurityHubCommand({}))).rejects.toMatchObject({
      name: 'ResourceConflictException',
      $metadata: { httpStatusCode: 409 },
    });
    const elsewhere = clientOf(server, 'us-east-1');
    await expect(elsewhere.send(new ListEnabledProductsForImportCommand({}))).rejects.toMatchObject({
      name: 'InvalidAccessException',
    });
    elsewhere.destroy();
  });
});

describe('action target', () => {
  test('is created, described, updated and deleted', async () => {
    const { ActionTargetArn } = await create('PageOnCall');
    expect(ActionTargetArn).toBe(`${ARN}:action/custom/PageOnCall`);
    await client.send(new UpdateActionTargetCommand({ ActionTargetArn, Name: 'Page us' }));
    const { ActionTargets } = await client.send(
      new DescribeActionTargetsCommand({ ActionTargetArns: [`${ActionTargetArn}`] }),
    );
    expect(ActionTargets).toEqual([
      { ActionTargetArn, Name: 'Page us', Description: 'Page the on-call engineer' },
    ]);
    await client.send(new DeleteActionTargetCommand({ ActionTargetArn }));
    await expect(client.send(new DeleteActionTargetCommand({ ActionTargetArn }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test.each([
    ['an id with a hyphen', 'page-on-call', 'Page', 'x'],
    ['an id of 21 characters', 'a'.repeat(21), 'Page', 'x'],
    ['a name of 21 characters', 'Page', 'a'.repeat(21), 'x'],
    ['an empty description', 'Page', 'Page', ''],
  ])('refuses %s', async (_what, id, name, description) => {
    await expect(create(id, name, description)).rejects.toMatchObject({ name: 'InvalidInputException' });
  });

  test('accepts the longest id and name', async () => {
    await expect(create('a'.repeat(20), 'b'.repeat(20))).resolves.toBeDefined();
  });

  test('allows 50 an account, lists them by pages, refuses the 51st and the same id again', async () => {
    for (let index = 0; index < 50; index += 1) await create(`Action${index}`);
    await expect(create('Action51')).rejects.toMatchObject({ name: 'LimitExceededException' });
    await expect(create('Action0')).rejects.toMatchObject({ name: 'ResourceConflictException' });
    const sizes: number[] = [];
    for await (const page of paginateDescribeActionTargets({ client, pageSize: 20 }, {})) {
      sizes.push(page.ActionTargets?.length ?? 0);
    }
    expect(sizes).toEqual([20, 20, 10]);
  });
});

describe('product subscription', () => {
  test('is made once, listed and taken back', async () => {
    const ProductArn = `arn:aws:securityhub:${REGION}::product/aws/inspector`;
    const subscribe = () => client.send(new EnableImportFindingsForProductCommand({ ProductArn }));
    const { ProductSubscriptionArn } = await subscribe();
    expect(ProductSubscriptionArn).toBe(`${ARN}:product-subscription/aws/inspector`);
    await expect(subscribe()).rejects.toMatchObject({ name: 'ResourceConflictException' });
    const list = () => client.send(new ListEnabledProductsForImportCommand({}));
    expect((await list()).ProductSubscriptions).toEqual([ProductSubscriptionArn]);
    await client.send(new DisableImportFindingsForProductCommand({ ProductSubscriptionArn }));
    expect((await list()).ProductSubscriptions).toEqual([]);
  });
});

describe('finding aggregator', () => {
  const create = (RegionLinkingMode: string, Regions?: string[]) =>
    client.send(new CreateFindingAggregatorCommand({ RegionLinkingMode, Regions }));

  test('is created, read, updated, listed and deleted', async () => {
    const { FindingAggregatorArn } = await create('ALL_REGIONS');
    await client.send(
      new UpdateFindingAggregatorCommand({
        FindingAggregatorArn,
        RegionLinkingMode: 'SPECIFIED_REGIONS',
        Regions: ['us-east-1'],
      }),
    );
    await expect(
      client.send(new GetFindingAggregatorCommand({ FindingAggregatorArn })),
    ).resolves.toMatchObject({
      FindingAggregationRegion: REGION,
      RegionLinkingMode: 'SPECIFIED_REGIONS',
      Regions: ['us-east-1'],
    });
    const list = () => client.send(new ListFindingAggregatorsCommand({}));
    expect((await list()).FindingAggregators).toEqual([{ FindingAggregatorArn }]);
    await expect(create('ALL_REGIONS')).rejects.toMatchObject({ name: 'LimitExceededException' });
    await client.send(new DeleteFindingAggregatorCommand({ FindingAggregatorArn }));
    expect((await list()).FindingAggregators).toEqual([]);
  });

  test.each([
    ['a mode that needs Regions, without any', 'SPECIFIED_REGIONS', undefined],
    ['a mode that takes no Regions, with one', 'ALL_REGIONS', ['us-east-1']],
    ['an unknown mode', 'SOME_REGIONS', undefined],
  ])('refuses %s', async (_what, mode, regions) => {
    await expect(create(mode, regions)).rejects.toMatchObject({ name: 'InvalidInputException' });
  });
});
