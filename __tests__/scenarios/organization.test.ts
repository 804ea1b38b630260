import { EnableSecurityHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import type { GuardConfig } from '../../src/contract/forwarder-config';
import { createHub } from '../../src/lambda/aws/hub';
import { asff } from '../fixtures/asff';
import { customActionEvent, importedEvent, insightEvent, type Event } from '../fixtures/events';
import { clientConfig, ownClientOptions } from '../helpers/aws-stand-in';
import { update } from '../helpers/sync-bench';
import { startThereAndBack, type ThereAndBack } from '../helpers/there-and-back';

let bench: ThereAndBack;
beforeEach(async () => {
  bench = await startThereAndBack();
});
afterEach(() => bench.close());

const ADMINISTRATOR = '999988887777';
const MEMBER = '222233334444';
const HOME = 'eu-west-1';
const LINKED = 'us-east-1';
const accept: GuardConfig = { onlyFrom: { accountId: ADMINISTRATOR, region: HOME } };

const FINDING = asff({
  AwsAccountId: MEMBER,
  Region: LINKED,
  ProductArn: `arn:aws:securityhub:${LINKED}::product/aws/securityhub`,
});
const seenIn = (account: string, region: string, event: Event): Event => ({ ...event, account, region });

describe('aggregated findings', () => {
  test.each([
    ['the member account', MEMBER, HOME],
    ['the linked Region', ADMINISTRATOR, LINKED],
    ['the linked Region of the member account', MEMBER, LINKED],
  ])('the copy in %s alerts nobody, the one in the home Region alerts', async (_, account, region) => {
    await bench.forward(seenIn(account, region, importedEvent(FINDING)), { accept });
    expect(bench.sent()).toEqual([]);
    await bench.forward(seenIn(ADMINISTRATOR, HOME, importedEvent(FINDING)), { accept });
    await bench.forward(seenIn(account, region, importedEvent(FINDING)), { accept });
    expect(bench.sent()).toHaveLength(1);
  });

  test('what people send is taken from wherever they clicked', async () => {
    await bench.forward(seenIn(ADMINISTRATOR, LINKED, customActionEvent(FINDING)), { accept });
    await bench.forward(seenIn(MEMBER, LINKED, insightEvent()), { accept });
    expect(bench.sent()).toHaveLength(2);
  });

  test.each<[string, GuardConfig]>([
    ['another account', { accountIds: [ADMINISTRATOR] }],
    ['another Region', { regions: [HOME] }],
  ])('findings of %s are not for this unit', async (_, only) => {
    await bench.forward(seenIn(ADMINISTRATOR, HOME, importedEvent(FINDING)), { accept: only });
    expect(bench.sent()).toEqual([]);
  });
});

describe.each([
  ['aws', 'us-east-1'],
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-cn', 'cn-north-1'],
])('an organization bus in the partition %s', (partition, region) => {
  const ProductArn = `arn:${partition}:securityhub:${region}::product/aws/securityhub`;
  const finding = asff({ AwsAccountId: MEMBER, Region: region, ProductArn });

  test('findings are updated in their own account and Region, by its role', async () => {
    const assumed: string[] = [];
    const hub = createHub({
      client: ownClientOptions(bench.server.url),
      memberCredentials: (accountId, of) => {
        assumed.push(`${of} ${accountId}`);
        return Promise.resolve({ accessKeyId: 'AKIDMEMBER', secretAccessKey: 'example' });
      },
    });
    const known = { Id: String(finding['Id']), ProductArn };
    const client = new SecurityHubClient({ ...clientConfig(bench.server.url), region });
    await client.send(new EnableSecurityHubCommand({}));
    client.destroy();
    bench.hub.ingest(region, finding as never);
    await bench.forward(seenIn(MEMBER, region, importedEvent(finding)));
    const alertKey = bench.sent()[0]?.dedup_key;
    const failed = await bench.sync([update(1, { action: 'close', alertKey })], {
      other: { hub },
      changes: { memberRole: { roleName: 'SecurityHubAlertingSyncBack' } },
    });
    expect(failed).toEqual([]);
    expect([...new Set(assumed)]).toEqual([`${partition} ${MEMBER}`]);
    expect(bench.calls()).toMatchObject([{ region, accessKeyId: 'AKIDMEMBER' }]);
    expect(bench.hub.finding(region, known)?.Workflow?.Status).toBe('RESOLVED');
  });
});
