import { alertOfFinding } from '../../../src/lambda/alert/alert-of';
import { parseHubEvent } from '../../../src/lambda/finding/parse-event';
import { ACCOUNT, asff, type Asff, customFinding, inspectorCve, REGION } from '../../fixtures/asff';
import { importedEvent, importedV2Event } from '../../fixtures/events';
import { ocsfCompliance, type Ocsf } from '../../fixtures/ocsf';

function alertOf(event: unknown) {
  const [finding] = parseHubEvent(JSON.stringify(event)).findings;
  if (!finding) throw new Error('fixture is unreadable');
  return alertOfFinding(finding);
}
const page = (fields: Asff = {}) => alertOf(importedEvent(asff(fields)));
const pageV2 = (fields: Ocsf = {}) => alertOf(importedV2Event(ocsfCompliance(fields)));

const bucket = (fields: Asff = {}): Asff => ({
  Type: 'AwsS3Bucket',
  Id: 'arn:aws:s3:::shop-invoices',
  ...fields,
});
const threat = { Compliance: undefined, GeneratorId: 'x' };

describe('how bad', () => {
  test('says why the check failed, in the words of the check', () => {
    const ProductFields = { 'aws/securityhub/annotation': 'Public Amazon EBS Snapshots: 2' };
    expect(page({ ProductFields }).description).toContain(
      'How bad: HIGH, compliance FAILED: Public Amazon EBS Snapshots: 2\n',
    );
  });

  test('says each reason once', () => {
    const reason = 'AWS Config cannot be described.';
    const { description } = page({
      ProductFields: { 'aws/securityhub/annotation': reason },
      Compliance: {
        Status: 'WARNING',
        StatusReasons: [{ ReasonCode: 'X', Description: reason }, { ReasonCode: 'OTHER' }],
      },
    });
    expect(description).toContain(`How bad: HIGH, could not be checked: ${reason}; OTHER\n`);
  });

  test('says why in OCSF, too', () => {
    const compliance = { control: 'S3.8', status_id: 3, status_details: ['Two ports are open.'] };
    expect(pageV2({ compliance }).description).toContain('compliance FAILED: Two ports are open.');
  });

  test.each([
    [
      'ASFF',
      page({
        Compliance: {
          Status: 'FAILED',
          SecurityControlParameters: [{ Name: 'requiredTagKeys', Value: ['team', 'stage'] }],
        },
      }),
    ],
    [
      'OCSF',
      pageV2({
        compliance: {
          status_id: 3,
          control_parameters: [{ name: 'requiredTagKeys', values: ['team', 'stage'] }],
        },
      }),
    ],
  ])('names the tags that a control requires: %s', (_format, { description, details }) => {
    expect(description).toContain('- Required tags: team, stage');
    expect(details['Required tags']).toBe('team, stage');
  });
});

describe('the title', () => {
  test.each<[string, Asff, string]>([
    [
      'a name whose letters occur in the control',
      { Title: 'ECS.4 Containers should run', Resources: [bucket({ Id: 'arn:aws:s3:::4' })] },
      'ECS.4 Containers should run on 4',
    ],
    [
      'a name that a control says by chance',
      { Title: 'S3 buckets should have logs', Resources: [bucket({ Id: 'arn:aws:s3:::logs' })] },
      'S3.8 S3 buckets should have logs on logs',
    ],
    [
      'a name that is part of another',
      { ...threat, Title: 'Login to web-2', Resources: [bucket({ Id: 'arn:aws:s3:::web' })] },
      'Login to web-2 on web',
    ],
    [
      'an ARN in the middle',
      { ...threat, Title: `Role arn:aws:iam::${ACCOUNT}:role/x/backup can be assumed`, Resources: [] },
      'Role backup can be assumed',
    ],
    [
      'an ARN at the end',
      { ...threat, Title: 'Access to arn:aws:s3:::shop-invoices.', Resources: [] },
      'Access to shop-invoices',
    ],
    [
      'a name that is an ARN',
      { ...threat, Title: 'Odd', Resources: [bucket({ Tags: { Name: 'arn:aws:s3:::shop' } })] },
      'Odd on shop',
    ],
  ])('%s', (_name, fields, text) => {
    const compliance = {
      Status: 'FAILED',
      SecurityControlId: /^ECS/.test(String(fields['Title'])) ? 'ECS.4' : 'S3.8',
    };
    const { title } = page({ Compliance: compliance, ...fields });
    expect(title).toBe(`[HIGH] ${text} (shop-prod ${ACCOUNT}, ${REGION})`);
  });
});

describe('where', () => {
  test("is the resource's own Region, and says where the finding is when that is another", () => {
    const { title, description, region } = page({ Resources: [bucket({ Region: 'us-east-2' })] });
    expect(title).toMatch(/\(shop-prod 111122223333, us-east-2\)$/);
    expect(description).toContain(', us-east-2 (finding in eu-west-1)\n');
    expect(region).toBe(REGION);
  });

  test.each(['global', 'aws-global', ''])('"%s" is no Region', (Region) => {
    expect(page({ Resources: [bucket({ Region })] }).title).toMatch(/, eu-west-1\)$/);
  });
});

describe('the description', () => {
  const first = (Title: string, Description: string): string =>
    page({ ...threat, Title, Description }).description.split('\n')[0] ?? '';

  test.each([
    ['The role is open', 'The role is open. Anyone can assume it.', 'Anyone can assume it.'],
    ['The role is open.', 'The role is open: anyone can assume it.', 'anyone can assume it.'],
    [
      'The role is open',
      'The role is open to everyone in the organization.',
      'The role is open to everyone in the organization.',
    ],
    ['S3.1', 'S3.10 is another control.', 'S3.10 is another control.'],
  ])('"%s" is cut off at the end of a sentence only', (title, description, text) => {
    expect(first(title, description)).toBe(text);
  });

  test.each([
    [
      { Text: 'rosa (pagerduty): looking\njo (jsm): seen', UpdatedBy: 'pagerduty/rosa' },
      'Note by rosa (pagerduty): looking\njo (jsm): seen',
    ],
    [{ Text: 'Known: since Monday', UpdatedBy: 'rosa' }, 'Note by rosa: Known: since Monday'],
  ])('a note is by its author', (Note, text) => {
    expect(page({ Note }).description).toContain(text);
  });

  test.each([
    ['rosa (pagerduty): looking', 'Note by rosa (pagerduty): looking'],
    ['looking', 'Note by a user of Security Hub: looking'],
  ])('the comment "%s" of OCSF is by its author', (comment, text) => {
    expect(pageV2({ comment }).description).toContain(text);
  });
});

describe('links', () => {
  const cve = (fields: Asff, version = '2.3.0'): string | undefined => {
    const VulnerablePackages = [{ Name: 'libexample', Version: version }];
    const Vulnerabilities = [{ Id: 'CVE-2099-0001', VulnerablePackages, ...fields }];
    const { links } = alertOf(importedEvent({ ...inspectorCve(), Vulnerabilities }));
    return links.find(({ text }) => text === 'CVE-2099-0001')?.href;
  };
  const NVD = 'https://nvd.nist.gov/vuln/detail/CVE-2099-0001';
  const ALAS = 'https://alas.aws.amazon.com/cve/html/CVE-2099-0001.html';

  test.each<[string, Asff, string, string]>([
    ['NVD, not the first reference', { ReferenceUrls: ['https://example.com/CVE-2099-0001'] }, '2.3.0', NVD],
    ['NVD without any reference', {}, '2.3.0', NVD],
    [
      'the advisory of the distribution',
      { Vendor: { Url: ALAS }, ReferenceUrls: [NVD] },
      '2.3.0-1.amzn2',
      ALAS,
    ],
    ['not the one of another distribution', { Vendor: { Url: ALAS } }, '2.3.0-1ubuntu2', NVD],
  ])('a CVE leads to %s', (_name, fields, version, url) => {
    expect(cve(fields, version)).toBe(url);
  });

  test('no two have one name', () => {
    const SourceUrl = 'https://example.com/finding';
    const texts = page({ SourceUrl }).links.map(({ text }) => text);
    expect(texts).toEqual(['Finding in Security Hub', 'How to fix it', 'Source of the finding']);
    const Vulnerabilities = ['1', '2'].map((end) => ({
      Id: 'X-1',
      ReferenceUrls: [`https://example.com/X-1/${end}`],
    }));
    const twice = alertOf(importedEvent({ ...inspectorCve(), Vulnerabilities })).links.map(
      ({ text }) => text,
    );
    expect(twice).toEqual(['Finding in Security Hub', 'X-1', 'X-1 (2)']);
  });
});

describe("a customer's own product is called", () => {
  const productOf = (fields: Asff): string =>
    alertOf(importedEvent({ ...customFinding(), ...fields })).product;

  test.each<[string, Asff, string]>([
    [
      'as its fields say',
      { ProductName: 'Default', ProductFields: { ProviderName: 'Nightly Scan' } },
      'Nightly Scan',
    ],
    ['as what made the finding', { ProductName: 'Default' }, 'nightly-scan'],
    [
      'as in its ARN',
      { ProductArn: `arn:aws:securityhub:${REGION}:${ACCOUNT}:product/${ACCOUNT}/our-scan` },
      'our-scan',
    ],
    [
      'custom findings, where nothing tells',
      { ProductName: 'Default', GeneratorId: 'a/b:c' },
      'Custom findings',
    ],
  ])('%s', (_name, fields, name) => {
    expect(productOf(fields)).toBe(name);
  });
});
