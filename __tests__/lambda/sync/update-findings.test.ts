import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSts } from '../../../src/lambda/aws/client/sts';
import { createMemberCredentials } from '../../../src/lambda/aws/sts';
import { createHub } from '../../../src/lambda/aws/hub';
import type { FindingIdentity } from '../../../src/lambda/state/finding-identity';
import { ownClientOptions } from '../../helpers/aws-stand-in';
import {
  ACCOUNT,
  keyOf,
  member,
  REGION,
  startSyncBench,
  update,
  type SyncBench,
} from '../../helpers/sync-bench';

let bench: SyncBench;
beforeEach(async () => {
  bench = await startSyncBench();
});
afterEach(() => bench.close());

const MEMBER = '222233334444';
const UID = 'f'.repeat(64);
const V2_PRODUCT = `arn:aws:securityhub:${REGION}::productv2/aws/inspector`;
const ocsf: FindingIdentity = {
  format: 'OCSF',
  id: 'arn:aws:inspector2:finding/v2',
  productArn: `arn:aws:securityhub:${REGION}::product/aws/inspector`,
  accountId: ACCOUNT,
  region: REGION,
  metadataUid: UID,
  productUid: V2_PRODUCT,
};
const ingestV2 = () =>
  bench.hub.ingestV2(REGION, {
    class_uid: 2003,
    metadata: { uid: UID, product: { uid: V2_PRODUCT } },
    cloud: { account: { uid: ACCOUNT } },
    finding_info: { uid: ocsf.id, title: 'Bucket is public' },
    severity_id: 4,
    status_id: 1,
  });

describe('findings of Security Hub V2', () => {
  test.each([
    ['by their metadata.uid', ocsf],
    ['by three ids', { ...ocsf, metadataUid: undefined }],
  ])('%s: status, severity and comment', async (_, identity) => {
    ingestV2();
    await bench.seed(1, { members: { [keyOf(1)]: { ...member(1), ...identity } } });
    expect(
      await bench.sync([
        update(1, { action: 'acknowledge' }),
        update(1, { action: 'priority', priority: 'P1' }),
        update(1, { action: 'note', note: 'on it' }),
      ]),
    ).toEqual([]);
    expect(bench.hub.region(REGION).ocsfFindings.get(UID)).toMatchObject({
      status_id: 2,
      severity_id: 5,
      comment: 'jane@example.com (oncall): on it',
    });
    expect(bench.calls().map(({ operation }) => operation)).toEqual(['BatchUpdateFindingsV2']);
  });

  test.each([
    ['close', 4],
    ['reopen', 1],
  ] as const)('%s is status %d', async (action, statusId) => {
    ingestV2();
    const workflowStatus = action === 'reopen' ? 'RESOLVED' : 'NEW';
    await bench.seed(1, { members: { [keyOf(1)]: { ...member(1), ...ocsf, workflowStatus } } });
    await bench.sync([update(1, { action })]);
    expect(bench.hub.region(REGION).ocsfFindings.get(UID)?.status_id).toBe(statusId);
  });

  test('one that is gone is a warning, not a failure', async () => {
    await bench.seed(1, { members: { [keyOf(1)]: { ...member(1), ...ocsf } } });
    expect(await bench.sync([update(1)])).toEqual([]);
    expect(bench.metric('FindingsNotFound')).toBe(1);
  });

  test('both formats in one batch make one call of each API', async () => {
    ingestV2();
    await bench.seed(1);
    await bench.seed(2, { members: { [keyOf(2)]: { ...member(2), ...ocsf } } });
    await bench.sync([update(1), update(2)]);
    expect(
      bench
        .calls()
        .map(({ operation }) => operation)
        .sort(),
    ).toEqual(['BatchUpdateFindings', 'BatchUpdateFindingsV2']);
  });
});

/** STS, which answers with an access key made of the account in the role's ARN. */
async function startSts(expiresInMillis: number) {
  const asked: Record<string, string>[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      asked.push(form);
      const account = form['RoleArn']?.split(':')[4];
      const expiration = new Date(Date.now() + expiresInMillis).toISOString();
      response
        .writeHead(200, { 'content-type': 'text/xml' })
        .end(
          `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>` +
            `<AccessKeyId>AKIA${account}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>` +
            `<SessionToken>t</SessionToken><Expiration>${expiration}</Expiration>` +
            `</Credentials></AssumeRoleResult></AssumeRoleResponse>`,
        );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sts = createSts(ownClientOptions(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { asked, sts, close };
}

describe('member accounts', () => {
  const role = { roleName: '/alerting/sync', externalId: 'external' };
  const run = async (changes: object, expiresInMillis = 3_600_000, partition = 'aws') => {
    const { asked, sts, close } = await startSts(expiresInMillis);
    const memberCredentials = createMemberCredentials({ role, sts });
    const hub = createHub({
      memberCredentials,
      client: ownClientOptions(bench.server.url),
    });
    const productArn = `arn:${partition}:securityhub:${REGION}::product/aws/inspector`;
    await bench.seed(1);
    await bench.seed(2, { members: { [keyOf(2)]: member(2, { accountId: MEMBER, productArn }) } });
    await bench.sync([update(1), update(2)], { changes, other: { hub } });
    await bench.sync([update(2, { action: 'close', occurredAt: '2026-11-21T11:00:00.000000000Z' })], {
      changes,
      other: { hub },
    });
    await close();
    return asked;
  };
  const keysUsed = () => [...new Set(bench.calls().map(({ accessKeyId }) => accessKeyId))].sort();

  test('are updated by the administrator where no role is configured', async () => {
    expect(await run({})).toEqual([]);
    expect(keysUsed()).toEqual(['AKIDEXAMPLE']);
  });

  test('are updated through their role, whose credentials are kept', async () => {
    expect(await run({ memberRole: role })).toMatchObject([
      {
        RoleArn: `arn:aws:iam::${MEMBER}:role/alerting/sync`,
        ExternalId: 'external',
        RoleSessionName: 'security-hub-alerting-sync',
      },
    ]);
    expect(keysUsed()).toEqual(['AKIA222233334444', 'AKIDEXAMPLE']);
  });

  test('the role is of the partition of the finding', async () => {
    const [asked] = await run({ memberRole: role }, 3_600_000, 'aws-us-gov');
    expect(asked?.['RoleArn']).toBe(`arn:aws-us-gov:iam::${MEMBER}:role/alerting/sync`);
  });

  test('credentials that are about to expire are fetched anew', async () => {
    expect((await run({ memberRole: role }, 200_000)).length).toBeGreaterThan(1);
  });

  test('accounts that the role is not configured for are updated by the administrator', async () => {
    expect(await run({ memberRole: { ...role, accountIds: ['333344445555'] } })).toEqual([]);
    expect(keysUsed()).toEqual(['AKIDEXAMPLE']);
  });
});
