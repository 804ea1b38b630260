import {
  BatchUpdateFindingsCommand,
  BatchUpdateFindingsV2Command,
  CreateActionTargetCommand,
  EnableSecurityHubCommand,
  GetFindingsCommand,
} from '@aws-sdk/client-securityhub';
import type { SecurityHubClient } from '@aws-sdk/client-securityhub';
import type { HubEvent, SecurityHubServer } from '../../../local/security-hub';
import { startSecurityHub } from '../../../local/security-hub';
import { aFinding, clientOf, OWN_PRODUCT, REGION } from './fixtures';

let server: SecurityHubServer;
let client: SecurityHubClient;
let now = Date.parse('2026-11-21T12:00:00Z');

beforeEach(async () => {
  server = await startSecurityHub({ now: () => new Date(now) });
  client = clientOf(server);
  await client.send(new EnableSecurityHubCommand({}));
});

afterEach(async () => {
  client.destroy();
  await server.close();
});

const read = () => client.send(new GetFindingsCommand({}));
const write = () =>
  client.send(
    new BatchUpdateFindingsCommand({
      FindingIdentifiers: [{ Id: 'finding-1', ProductArn: OWN_PRODUCT }],
      Workflow: { Status: 'NOTIFIED' },
    }),
  );

async function accepted(call: () => Promise<unknown>): Promise<number> {
  for (let count = 0; ; count += 1) {
    try {
      await call();
    } catch (error) {
      expect(error).toMatchObject({ name: 'LimitExceededException', $metadata: { httpStatusCode: 429 } });
      return count;
    }
  }
}

test.each([
  ['GetFindings', read, 6, 3],
  ['BatchUpdateFindings', write, 30, 10],
])('%s is throttled to its burst, then to its rate', async (_operation, call, burst, perSecond) => {
  expect(await accepted(call)).toBe(burst);
  now += 1000;
  expect(await accepted(call)).toBe(perSecond);
});

test('scripted failures end after their number of calls', async () => {
  server.hub.faults.failCalls('BatchUpdateFindings', 'LimitExceededException', 1);
  await expect(write()).rejects.toMatchObject({ name: 'LimitExceededException' });
  await expect(write()).resolves.toBeDefined();
  server.hub.faults.failCalls('BatchUpdateFindings', 'InternalException');
  await expect(write()).rejects.toMatchObject({ name: 'InternalException', $fault: 'server' });
});

test('V2 operations are throttled under their own exception name', async () => {
  server.hub.faults.failCalls('BatchUpdateFindingsV2', 'ThrottlingException');
  await expect(
    client.send(new BatchUpdateFindingsV2Command({ MetadataUids: ['x'], StatusId: 2 })),
  ).rejects.toMatchObject({ name: 'ThrottlingException' });
});

test('a custom action is fired for 1 to 20 findings, an insight with its results', async () => {
  const { ActionTargetArn: arn = '' } = await client.send(
    new CreateActionTargetCommand({ Id: 'Page', Name: 'Page', Description: 'Page us' }),
  );
  const events: HubEvent[] = [];
  server.hub.ingest(REGION, aFinding());
  await server.hub.settled();
  server.hub.onEvent((event) => void events.push(event));
  server.hub.fireCustomAction(REGION, arn, [{ Id: 'finding-1', ProductArn: OWN_PRODUCT }]);
  server.hub.fireInsightResults(REGION, arn, {
    insightArn: `arn:aws:securityhub:${REGION}::insight/1`,
    insightName: 'Busy keys',
    resultType: 'ResourceAwsIamAccessKeyUserName',
    results: { alice: 5, bob: 3 },
  });
  await server.hub.settled();
  expect(events).toEqual([
    expect.objectContaining({
      'detail-type': 'Security Hub Findings - Custom Action',
      resources: [arn],
      detail: { actionName: 'Page', actionDescription: 'Page us', findings: [expect.objectContaining({})] },
    }),
    expect.objectContaining({
      'detail-type': 'Security Hub Insight Results',
      resources: [arn],
      detail: expect.objectContaining({
        'number of results': '2',
        insightResults: [{ alice: 5 }, { bob: 3 }],
      }),
    }),
  ]);
  const many = Array.from({ length: 21 }, () => ({ Id: 'finding-1', ProductArn: OWN_PRODUCT }));
  expect(() => server.hub.fireCustomAction(REGION, arn, many)).toThrow('1 to 20 findings');
});

test('a listener that writes back causes the next event: the loop is as real as in the service', async () => {
  server.hub.ingest(REGION, aFinding());
  await server.hub.settled();
  let left = 5;
  server.hub.onEvent(async () => {
    if (left > 0) {
      left -= 1;
      await write();
    }
  });
  await write();
  await server.hub.settled();
  expect(server.hub.calls.filter(({ operation }) => operation === 'BatchUpdateFindings')).toHaveLength(6);
});

test('an unsigned request is refused', async () => {
  const answer = await fetch(`${server.url}/accounts`);
  expect(answer.status).toBe(403);
});
