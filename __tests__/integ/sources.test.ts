import type { Finding, OcsfFinding } from '../../local/security-hub';
import type { Asff } from '../fixtures/asff';
import { asff, customFinding, inspectorReachability } from '../fixtures/asff';
import { oddEvent } from '../fixtures/events';
import { ocsfCompliance, ocsfVulnerability } from '../fixtures/ocsf';
import { ApiDeployment } from './helpers/api-deployment';
import { SECRETS } from './helpers/api-stack';
import { CREDENTIALS, REGION } from './helpers/cloud';
import { filledDeadLetterQueues, redrive } from './helpers/dead-letters';
import { ACTION_ARN, alertKeyOf } from './helpers/hub-events';
import { importCommand } from './helpers/import-command';
import { publishToQueue } from './helpers/sns-relay';
import { asffCalls, MEMBER, NO_CALLS, ocsfCalls, OPTIONS } from './helpers/sources-stack';
import { describeWithTerraform } from './helpers/tools';
import type { Deed } from './helpers/vendor-webhooks';
import type { Vendor } from './helpers/vendor-words';

describeWithTerraform('every source of findings, deployed', (tools) => {
  let deployment: ApiDeployment;

  beforeAll(async () => {
    deployment = await ApiDeployment.start(tools, OPTIONS);
  });
  afterAll(() => deployment?.stop());

  const callsDuring = (happens: () => unknown) => deployment.callsDuring(happens);
  const ingest = (finding: Asff) => deployment.hub.ingest(REGION, finding as unknown as Finding);
  const ingestV2 = (finding: object) => deployment.hub.ingestV2(REGION, finding as OcsfFinding);
  const lastKey = (vendor: Vendor) => `${deployment.alertKeys(vendor).at(-1)}`;
  const status = async (finding: Asff) => (await deployment.read(String(finding['Id']))).Workflow?.Status;

  const callsWhen = (vendor: Vendor, key: string, deed: Deed) => deployment.callsWhen(vendor, key, deed);
  const thereAndBack = (vendor: Vendor, finding: Asff, key = lastKey(vendor)) =>
    deployment.expectWayBack(vendor, key, String(finding['Id']));

  describe("a custom finding, from the command's file", () => {
    const finding = { ...customFinding(), AwsAccountId: undefined, ProductArn: undefined, Note: undefined };

    test('is received by Security Hub and becomes an alert', async () => {
      const calls = await callsDuring(async () => {
        const { code, stdout } = await importCommand(deployment.cloud, [finding]);
        expect(code).toBe(0);
        expect(JSON.parse(stdout)).toEqual({ total: 1, received: 1, left: 0 });
      });
      expect(calls).toEqual(asffCalls('open'));
    });

    test('and what people do about it stands on it', () => thereAndBack('pagerduty', finding));

    test('a finding with a mistake is sent to nobody', async () => {
      const calls = await callsDuring(async () => {
        const { code, stderr } = await importCommand(deployment.cloud, [{ ...finding, Titel: 'x' }]);
        expect(code).toBe(2);
        expect(stderr).toContain('Titel');
      });
      expect(calls).toEqual(NO_CALLS);
    });
  });

  describe('a port that Inspector found open to the internet', () => {
    const finding = inspectorReachability();

    test('becomes an alert, which its updates change', async () => {
      expect(await callsDuring(() => ingest(finding))).toEqual(asffCalls('open'));
      const key = lastKey('pagerduty');
      const observed = { ...finding, UpdatedAt: '2026-03-03T02:11:00.000Z' };
      expect(await callsDuring(() => ingest(observed))).toEqual(NO_CALLS);
      const { pagerduty, ilert } = await callsDuring(() =>
        ingest({ ...observed, Severity: { Label: 'HIGH' } }),
      );
      expect([pagerduty, ilert]).toEqual([['open'], [expect.any(String)]]);
      expect(lastKey('pagerduty')).toBe(key);
    });

    test('and what people do about it stands on it', () => thereAndBack('jsm', finding));
  });

  describe('a custom action', () => {
    const [first, second] = ['by-hand/1', 'by-hand/2'].map((Id) => asff({ Id, RecordState: 'ARCHIVED' }));

    test('sends each of its findings, whatever their state', async () => {
      const stored = [first, second].map((finding) => ingest(finding!));
      await deployment.workers.settle();
      const fire = () => deployment.hub.fireCustomAction(REGION, ACTION_ARN, stored);
      const calls = ['open', 'open'];
      expect(await callsDuring(fire)).toEqual({ ...asffCalls(...calls), webhook: calls });
    });

    test('and what people do about one of them stands on it', () =>
      thereAndBack('ilert', first!, alertKeyOf(first as unknown as Finding)));
  });

  test('the odd sample of a vendor in the envelope of SNS goes to an alert and back', async () => {
    const event = { ...oddEvent(), region: REGION };
    const [finding] = (event as unknown as { detail: { findings: Asff[] } }).detail.findings;
    // Held already, and no event of its own: the sample alone is to open the alert.
    const held = { ...finding, Region: REGION } as unknown as Finding;
    deployment.hub.region(REGION).findings.put(`${held.ProductArn}|${held.Id}`, held);
    const calls = await callsDuring(() => publishToQueue(deployment.clients, 'on-call-jsm', event));
    expect(calls).toEqual({ ...NO_CALLS, jsm: ['open'] });
    await thereAndBack('jsm', finding!);
  });

  describe('an insight', () => {
    const insight = {
      insightArn: `arn:aws:securityhub:${REGION}::insight/securityhub/default/1`,
      insightName: 'Users with most findings',
      resultType: 'ResourceAwsIamAccessKeyUserName',
      results: { rosa: 12, 'build-agent': 5 },
    };

    test('is one alert at each vendor, with its results', async () => {
      const fire = () => deployment.hub.fireInsightResults(REGION, ACTION_ARN, insight);
      expect(await callsDuring(fire)).toEqual({ ...asffCalls('open'), webhook: ['open'] });
      const { requests } = deployment.vendors.jsm;
      expect(requests.items.at(-1)?.rawBody.toString()).toMatch(/12 {2}rosa.* 5 {2}build-agent/);
    });

    test('has no way back: closing it changes nothing and is no failure', async () => {
      const before = deployment.hub.calls.length;
      await callsWhen('jsm', lastKey('jsm'), { does: 'close' });
      expect(deployment.hub.calls.slice(before)).toEqual([]);
      expect(await filledDeadLetterQueues(deployment.clients.sqs)).toEqual([]);
    });
  });

  describe('a finding of Security Hub V2', () => {
    const uid = 'cd'.repeat(32);
    const finding = ocsfVulnerability();
    test('becomes an alert', async () => {
      const metadata = { ...(finding['metadata'] as object), uid };
      expect(await callsDuring(() => ingestV2({ ...finding, metadata }))).toEqual(ocsfCalls('open'));
    });

    test.each<[Deed, object]>([
      [{ does: 'acknowledge' }, { status_id: 2 }],
      [{ does: 'note', text: 'Patched' }, { comment: expect.stringContaining('Patched') }],
      [{ does: 'priority', priority: 'P3' }, { severity_id: 3 }],
      [{ does: 'close' }, { status_id: 4 }],
    ])('%j stands on it', async (deed, expected) => {
      await callsWhen('webhook', lastKey('webhook'), deed);
      expect(await deployment.readV2(uid)).toMatchObject(expected);
    });
  });

  describe('one fault, as both products tell it', () => {
    const copy = asff();
    const copyV2 = ocsfCompliance();

    test('is one alert where a product leads', async () => {
      const calls = await callsDuring(() => {
        ingest(copy);
        ingestV2(copyV2);
      });
      expect([calls.ilert, calls.webhook]).toEqual([['open'], ['open']]);
      expect(lastKey('ilert')).toBe(lastKey('webhook'));
    });

    test('and the way back leads to that product', async () => {
      const before = deployment.hub.calls.length;
      await callsWhen('webhook', lastKey('webhook'), { does: 'close' });
      const updates = deployment.hub.calls.slice(before).map(({ operation }) => operation);
      expect([...new Set(updates)]).toEqual(['GetFindingsV2', 'BatchUpdateFindingsV2']);
      expect(await status(copy)).toBe('NEW');
    });
  });

  describe('one fault in two standards, grouped', () => {
    const Resources = [{ Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::shop-grouped', Region: REGION }];
    const [cis, pci] = ['cis', 'pci'].map((standard) =>
      asff({ Id: `${standard}/S3.8/finding/1`, Resources }),
    );
    const passed = (finding: Asff) => ({
      ...finding,
      Compliance: { Status: 'PASSED', SecurityControlId: 'S3.8' },
    });

    test('is one alert until the last of its findings is closed', async () => {
      const both = () => [cis, pci].forEach((finding) => ingest(finding!));
      expect(await callsDuring(both)).toMatchObject({ jsm: ['open'], ilert: ['open', 'open'] });
      expect(await callsDuring(() => ingest(passed(cis!)))).toMatchObject({ jsm: [], ilert: ['resolve'] });
      expect(await callsDuring(() => ingest(passed(pci!)))).toMatchObject({
        jsm: ['resolve'],
        ilert: ['resolve'],
      });
    });

    test('closing its alert resolves all of its findings', async () => {
      expect((await callsDuring(() => [cis, pci].forEach((finding) => ingest(finding!)))).jsm).toEqual([
        'open',
      ]);
      await callsWhen('jsm', lastKey('jsm'), { does: 'close' });
      expect(await Promise.all([cis, pci].map((finding) => status(finding!)))).toEqual([
        'RESOLVED',
        'RESOLVED',
      ]);
    });
  });

  test("a member account's finding is updated by that account's role", async () => {
    const finding = asff({ Id: 'member/1', AwsAccountId: MEMBER });
    await callsDuring(() => ingest(finding));
    const before = deployment.hub.calls.length;
    await callsWhen('ilert', lastKey('ilert'), { does: 'close' });
    const updates = deployment.hub.calls
      .slice(before)
      .filter(({ operation }) => operation === 'BatchUpdateFindings');
    expect(updates.map(({ accessKeyId }) => accessKeyId)).toEqual([expect.stringMatching(/^ASIA/)]);
    expect(updates[0]?.accessKeyId).not.toBe(CREDENTIALS.accessKeyId);
    expect(await status(finding)).toBe('RESOLVED');
  });

  describe('a vendor in trouble', () => {
    const opened = async (finding: Asff): Promise<number> => {
      const key = () => deployment.alertKeys('pagerduty');
      const before = key().length;
      ingest(finding);
      await deployment.workers.finish();
      expect(new Set(key().slice(before)).size).toBe(1);
      return key().length - before;
    };

    test.each([
      ['asks for patience', { status: 429, headers: { 'retry-after': '1' } }],
      ['does not answer', { fault: 'hang' as const }],
    ])('that %s gets the alert later', async (name, answer) => {
      deployment.vendors.pagerduty.script(answer);
      expect(await opened(asff({ Id: `trouble/${name}` }))).toBe(2);
    });

    test('that refuses it gets it once an operator has redriven it', async () => {
      deployment.vendors.pagerduty.script({ status: 400 });
      expect(await opened(asff({ Id: 'trouble/refused' }))).toBe(1);
      const moved = await redrive(deployment.clients.sqs, 'on-call-pagerduty');
      expect(moved.map(({ MessageAttributes }) => MessageAttributes)).toMatchObject([
        {
          reason: { StringValue: 'rejected' },
          endpoint: { StringValue: 'pagerduty' },
          status: { StringValue: '400' },
        },
      ]);
      expect((await callsDuring(() => undefined)).pagerduty).toEqual(['open']);
    });
  });

  test('no secret stands in any log, and nothing is left undelivered', async () => {
    const leaked = Object.entries(SECRETS).filter(([, value]) => deployment.logs.includes(value));
    expect(leaked.map(([name]) => name)).toEqual([]);
    expect(await filledDeadLetterQueues(deployment.clients.sqs)).toEqual([]);
  });

  // The state lies beside the app: what is left in it would be the next stack's.
  test('destroy leaves nothing behind', async () => {
    await deployment.terraform.destroy();
    expect(await deployment.terraform.resources()).toEqual([]);
  });
});
