import { alertOfFinding } from '../../../src/lambda/alert/alert-of';
import { parseHubEvent } from '../../../src/lambda/finding/parse-event';
import { asff, type Asff, inspectorReachability } from '../../fixtures/asff';
import { importedEvent } from '../../fixtures/events';

function alert(raw: Asff) {
  const [finding] = parseHubEvent(JSON.stringify(importedEvent(raw))).findings;
  if (!finding) throw new Error('fixture is unreadable');
  return alertOfFinding(finding);
}

test('facts come in reading order, without empty ones', () => {
  expect(Object.entries(alert(inspectorReachability()).details).map(([label]) => label)).toEqual([
    'Severity',
    'Account',
    'Region',
    'Resources',
    'Resource ids',
    'Product',
    'Reachable from',
    'Port',
    'Protocol',
    'VPC',
    'Network interface',
    'Security group',
    'Network ACL',
    'Internet gateway',
    'Rules package',
    'Types',
    'Workflow status',
    'First seen',
    'Last seen',
    'Finding id',
    'Product ARN',
  ]);
});

test('fields of the user are shown, and never in place of the facts', () => {
  const { details } = alert(
    asff({ UserDefinedFields: { ticket: 'SEC-12', Severity: 'LOW', 'Finding id': 'x' } }),
  );
  expect(details).toMatchObject({
    ticket: 'SEC-12',
    Severity: 'HIGH',
    Standards: 'aws-foundational-security-best-practices 1.0.0',
  });
  expect(details['Finding id']).toMatch(/^arn:/);
});

test('tags of all resources are kept, the first resource wins', () => {
  const Resources = [
    { Type: 'Other', Id: 'a', Tags: { team: 'billing' } },
    { Type: 'Other', Id: 'b', Tags: { team: 'web', stage: 'prod' } },
  ];
  expect(alert(asff({ Resources })).tags).toEqual({ team: 'billing', stage: 'prod' });
});

test.each<[string, Asff, string]>([
  [
    'after its noun at the beginning',
    { Title: 'The S3 bucket is public' },
    'The S3 bucket shop-invoices is public',
  ],
  [
    'after its noun at the end',
    { Title: 'Public access to the S3 bucket' },
    'Public access to the S3 bucket shop-invoices',
  ],
  [
    'not inside a compound',
    { Title: 'An S3 bucket policy is open' },
    'An S3 bucket policy is open on shop-invoices',
  ],
  ['not twice', { Title: 'shop-invoices is public' }, 'shop-invoices is public'],
  [
    'with the number of the others',
    {
      Title: 'Open',
      Resources: ['a', 'b', 'c'].map((name) => ({ Type: 'AwsS3Bucket', Id: `arn:aws:s3:::${name}x` })),
    },
    'Open on ax and 2 more',
  ],
  [
    'not for the account',
    { Title: 'Open', Resources: [{ Type: 'AwsAccount', Id: 'AWS::::Account:111122223333' }] },
    'Open',
  ],
])('the title names the resource %s', (_name, fields, text) => {
  const { title } = alert(asff({ Compliance: undefined, GeneratorId: 'x', ...fields }));
  expect(title).toBe(`[HIGH] ${text} (shop-prod 111122223333, eu-west-1)`);
});

test('a title that is missing is made of what there is', () => {
  const fields = { Title: undefined, Compliance: undefined, GeneratorId: 'x', Resources: [] };
  expect(alert(asff({ ...fields, Types: ['Effects/Data Exposure'] })).title).toMatch(
    /^\[HIGH\] Effects\/Data Exposure \(/,
  );
  expect(alert(asff({ ...fields, Types: undefined })).title).toMatch(/^\[HIGH\] Finding of Security Hub \(/);
});
