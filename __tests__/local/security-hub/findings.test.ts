import {
  BatchImportFindingsCommand,
  BatchUpdateFindingsCommand,
  BatchUpdateFindingsV2Command,
  EnableSecurityHubCommand,
  GetFindingsCommand,
  GetFindingsV2Command,
  paginateGetFindings,
} from '@aws-sdk/client-securityhub';
import type {
  AwsSecurityFinding,
  BatchUpdateFindingsCommandInput,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import type { HubEvent, SecurityHubServer } from '../../../local/security-hub';
import { startSecurityHub } from '../../../local/security-hub';
import { aFinding, ACCOUNT, anOcsfFinding, clientOf, OWN_PRODUCT, REGION } from './fixtures';

let server: SecurityHubServer;
let client: SecurityHubClient;
let events: HubEvent[];

beforeEach(async () => {
  server = await startSecurityHub({ throttle: false });
  client = clientOf(server);
  events = [];
  server.hub.onEvent((event) => void events.push(event));
  await client.send(new EnableSecurityHubCommand({}));
});

afterEach(async () => {
  client.destroy();
  await server.close();
});

const importAll = (...Findings: AwsSecurityFinding[]) =>
  client.send(new BatchImportFindingsCommand({ Findings }));

const update = (change: Omit<BatchUpdateFindingsCommandInput, 'FindingIdentifiers'>, ...ids: string[]) =>
  client.send(
    new BatchUpdateFindingsCommand({
      FindingIdentifiers: ids.map((Id) => ({ Id, ProductArn: OWN_PRODUCT })),
      ...change,
    }),
  );

const stored = (Id = 'finding-1') => server.hub.finding(REGION, { Id, ProductArn: OWN_PRODUCT });

const eventTypes = async () => {
  await server.hub.settled();
  return events.map((event) => event['detail-type']);
};

describe('BatchImportFindings', () => {
  test('stores a finding with the defaults of the service and emits it', async () => {
    await expect(importAll(aFinding())).resolves.toMatchObject({ SuccessCount: 1, FailedCount: 0 });
    expect(stored()).toMatchObject({
      RecordState: 'ACTIVE',
      Workflow: { Status: 'NEW' },
      Severity: { Label: 'HIGH', Normalized: 70 },
    });
    expect(await eventTypes()).toEqual(['Security Hub Findings - Imported']);
    expect(events[0]).toMatchObject({
      source: 'aws.securityhub',
      account: ACCOUNT,
      region: REGION,
      detail: { findings: [{ Id: 'finding-1' }] },
    });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['without a title', { Title: undefined }, "data should have required property 'Title'"],
    [
      'with a title of 257 characters',
      { Title: 'x'.repeat(257) },
      'data.Title should have 1 to 256 characters',
    ],
    ['without resources', { Resources: [] }, 'data.Resources should have 1 to 32 items'],
    ['with an unreadable date', { UpdatedAt: 'yesterday' }, 'data.UpdatedAt should be a date-time'],
    ['of another account', { AwsAccountId: '999999999999' }, 'AwsAccountId is not the account of the caller'],
    ['over 240 KB', { SourceUrl: 'x'.repeat(240 * 1024) }, 'A finding may have at most 240 KB'],
  ])('leaves out a finding %s and takes the rest', async (_what, wrong, message) => {
    const bad = aFinding({ Id: 'bad', ...wrong });
    const result = await importAll(bad, aFinding());
    expect(result).toMatchObject({ SuccessCount: 1, FailedCount: 1 });
    expect(result.FailedFindings).toEqual([
      expect.objectContaining({ Id: 'bad', ErrorMessage: expect.stringContaining(message) }),
    ]);
    expect(stored('bad')).toBeUndefined();
  });

  test.each([[0], [101]])('refuses %i findings in one call', async (count) => {
    const findings = Array.from({ length: count }, (_, index) => aFinding({ Id: `finding-${index}` }));
    await expect(importAll(...findings)).rejects.toMatchObject({ name: 'InvalidInputException' });
  });

  test("refuses another product's name", async () => {
    const guardDuty = `arn:aws:securityhub:${REGION}::product/aws/guardduty`;
    await expect(importAll(aFinding({ ProductArn: guardDuty }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  test("keeps what people wrote, and takes the provider's severity until a person has changed it", async () => {
    await importAll(aFinding());
    await update({ Note: { Text: 'on it', UpdatedBy: 'alice' } }, 'finding-1');
    await importAll(
      aFinding({ Severity: { Label: 'LOW' }, Note: { Text: 'x', UpdatedBy: 'y', UpdatedAt: 'z' } }),
    );
    expect(stored()).toMatchObject({ Note: { Text: 'on it' }, Severity: { Label: 'LOW' } });
    await update({ Severity: { Label: 'CRITICAL' } }, 'finding-1');
    await importAll(aFinding({ Severity: { Label: 'LOW' } }));
    expect(stored()?.Severity).toMatchObject({ Label: 'CRITICAL', Normalized: 90 });
  });

  test.each<[string, Partial<AwsSecurityFinding>, string, Partial<AwsSecurityFinding>, string]>([
    ['a control that passes', {}, 'NOTIFIED', { Compliance: { Status: 'PASSED' } }, 'RESOLVED'],
    [
      'a control that fails again',
      { Compliance: { Status: 'PASSED' } },
      'RESOLVED',
      { Compliance: { Status: 'FAILED' } },
      'NEW',
    ],
    [
      'a finding out of the archive',
      { RecordState: 'ARCHIVED' },
      'RESOLVED',
      { RecordState: 'ACTIVE' },
      'NEW',
    ],
    ['a finding that merely repeats', {}, 'NOTIFIED', {}, 'NOTIFIED'],
    [
      'a suppressed control that passes',
      {},
      'SUPPRESSED',
      { Compliance: { Status: 'PASSED' } },
      'SUPPRESSED',
    ],
  ])('sets the workflow of %s', async (_what, first, status, second, expected) => {
    await importAll(aFinding(first));
    await update({ Workflow: { Status: status as 'NEW' } }, 'finding-1');
    await importAll(aFinding(second));
    expect(stored()?.Workflow?.Status).toBe(expected);
  });
});

describe('BatchUpdateFindings', () => {
  test('applies one change to all identifiers and emits an event for each', async () => {
    await importAll(aFinding(), aFinding({ Id: 'finding-2' }));
    const result = await update(
      { Workflow: { Status: 'NOTIFIED' }, Note: { Text: 'seen', UpdatedBy: 'alice' } },
      'finding-1',
      'finding-2',
    );
    expect(result.UnprocessedFindings).toEqual([]);
    expect(result.ProcessedFindings).toHaveLength(2);
    expect(stored('finding-2')).toMatchObject({ Workflow: { Status: 'NOTIFIED' }, Note: { Text: 'seen' } });
    expect(stored()?.UpdatedAt).toBe('2026-11-20T10:00:00Z');
    expect(await eventTypes()).toEqual(Array(4).fill('Security Hub Findings - Imported'));
  });

  test('answers 200 with what it left out, and why', async () => {
    await importAll(
      aFinding(),
      aFinding({ Id: 'busy' }),
      aFinding({ Id: 'big', SourceUrl: 'x'.repeat(244_000) }),
    );
    server.hub.faults.failFinding('busy', 'ConcurrentUpdateError');
    const Note = { Text: 'x'.repeat(512), UpdatedBy: 'y'.repeat(512) };
    const ids = ['finding-1', 'finding-1', 'gone', 'busy', 'big'];
    const result = await update({ Note, UserDefinedFields: { pad: 'x'.repeat(1024) } }, ...ids);
    expect(result.ProcessedFindings).toEqual([{ Id: 'finding-1', ProductArn: OWN_PRODUCT }]);
    expect(result.UnprocessedFindings?.map((left) => [left.FindingIdentifier?.Id, left.ErrorCode])).toEqual([
      ['finding-1', 'DuplicatedFindingIdentifier'],
      ['gone', 'FindingNotFound'],
      ['busy', 'ConcurrentUpdateError'],
      ['big', 'FindingSizeExceeded'],
    ]);
    const again = await update({ Workflow: { Status: 'NOTIFIED' } }, 'busy');
    expect(again.ProcessedFindings).toHaveLength(1);
  });

  test.each<[string, object]>([
    ['a note of 513 characters', { Note: { Text: 'x'.repeat(513), UpdatedBy: 'a' } }],
    ['a note without an author', { Note: { Text: 'x' } }],
    ['an unknown workflow status', { Workflow: { Status: 'DONE' } }],
    ['an unknown severity', { Severity: { Label: 'SEVERE' } }],
    ['no change at all', {}],
  ])('refuses %s', async (_what, change) => {
    await importAll(aFinding());
    await expect(update(change, 'finding-1')).rejects.toMatchObject({ name: 'InvalidInputException' });
  });

  test('refuses 101 identifiers', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `finding-${index}`);
    await expect(update({ Workflow: { Status: 'NEW' } }, ...ids)).rejects.toMatchObject({
      name: 'InvalidInputException',
    });
  });
});

describe('GetFindings', () => {
  const find = async (Filters: object) =>
    (await client.send(new GetFindingsCommand({ Filters }))).Findings?.map((finding) => finding.Id);
  const is = (Value: string, Comparison = 'EQUALS') => ({ Value, Comparison });

  beforeEach(async () => {
    await importAll(
      aFinding(),
      aFinding({ Id: 'finding-2', Severity: { Label: 'LOW' } }),
      aFinding({ Id: 'other-3', Severity: { Label: 'LOW' }, RecordState: 'ARCHIVED' }),
    );
  });

  test.each<[string, object, string[]]>([
    ['equal value', { Id: [is('finding-2')] }, ['finding-2']],
    ['alternatives', { Id: [is('finding-2'), is('other', 'PREFIX')] }, ['finding-2', 'other-3']],
    ['two attributes', { SeverityLabel: [is('LOW')], RecordState: [is('ACTIVE')] }, ['finding-2']],
    [
      'several that must not be',
      { Id: [is('finding-1', 'NOT_EQUALS'), is('other', 'PREFIX_NOT_EQUALS')] },
      ['finding-2'],
    ],
    ['any resource', { ResourceType: [is('AwsEc2NetworkInterface')], Id: [is('finding-1')] }, ['finding-1']],
  ])('filters by %s', async (_what, filters, expected) => {
    expect(await find(filters)).toEqual(expected);
  });

  test('pages', async () => {
    const sizes: number[] = [];
    for await (const page of paginateGetFindings({ client, pageSize: 2 }, {})) {
      sizes.push(page.Findings?.length ?? 0);
    }
    expect(sizes).toEqual([2, 1]);
  });

  test('refuses 21 values of one attribute', async () => {
    const Id = Array.from({ length: 21 }, (_, index) => is(`finding-${index}`));
    await expect(find({ Id })).rejects.toMatchObject({ name: 'InvalidInputException' });
  });
});

describe('Security Hub V2', () => {
  const uid = anOcsfFinding().metadata.uid;

  test('changes a finding by its uid or by its identifier, and emits V2 events', async () => {
    server.hub.ingestV2(REGION, anOcsfFinding());
    await client.send(
      new BatchUpdateFindingsV2Command({ MetadataUids: [uid], StatusId: 2, Comment: 'seen' }),
    );
    await client.send(
      new BatchUpdateFindingsV2Command({
        FindingIdentifiers: [
          {
            CloudAccountUid: ACCOUNT,
            FindingInfoUid: 'arn:aws:securityhub:finding/1',
            MetadataProductUid: `arn:aws:securityhub:${REGION}::productv2/aws/securityhub`,
          },
        ],
        SeverityId: 5,
      }),
    );
    const { Findings } = await client.send(
      new GetFindingsV2Command({
        Filters: {
          CompositeFilters: [
            { StringFilters: [{ FieldName: 'metadata.uid', Filter: { Value: uid, Comparison: 'EQUALS' } }] },
          ],
        },
      }),
    );
    expect(Findings).toEqual([expect.objectContaining({ status_id: 2, severity_id: 5, comment: 'seen' })]);
    expect(await eventTypes()).toEqual(Array(3).fill('Findings Imported V2'));
  });

  test('names what it does not know, and refuses both kinds of identifier at once', async () => {
    const result = await client.send(new BatchUpdateFindingsV2Command({ MetadataUids: ['x'], StatusId: 4 }));
    expect(result.UnprocessedFindings).toEqual([
      expect.objectContaining({ MetadataUid: 'x', ErrorCode: 'ResourceNotFoundException' }),
    ]);
    await expect(client.send(new BatchUpdateFindingsV2Command({ StatusId: 4 }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});
