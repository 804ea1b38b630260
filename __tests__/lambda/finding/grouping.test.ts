import type { Finding } from '../../../src/lambda/finding/finding';
import { groupKey } from '../../../src/lambda/finding/grouping';
import { parseHubEvent } from '../../../src/lambda/finding/parse-event';
import { asff, type Asff, cisFinding, guardDutySsh, inspectorCve, partnerImage } from '../../fixtures/asff';
import { importedEvent } from '../../fixtures/events';

function read(raw: Asff): Finding {
  const [finding] = parseHubEvent(JSON.stringify(importedEvent(raw))).findings;
  if (!finding) throw new Error('fixture is unreadable');
  return finding;
}
const group = (raw: Asff): string => groupKey(read(raw), 'FAULT');
const bucket = (name: string) => [{ Type: 'AwsS3Bucket', Id: `arn:aws:s3:::${name}`, Region: 'eu-west-1' }];
const account = [{ Type: 'AwsAccount', Id: 'AWS::::Account:111122223333' }];

test('without grouping each finding is its own alert', () => {
  const finding = read(asff());
  expect(groupKey(finding, 'NONE')).toBe(finding.key);
});

test('one control on one resource in two standards is one fault', () => {
  expect(group(asff({ Id: 'fsbp' }))).toBe(group(asff({ Id: 'pci', Severity: { Label: 'LOW' } })));
});

test('one CVE on one resource is one fault', () => {
  expect(group({ ...inspectorCve(), Id: 'classic' })).toBe(group(inspectorCve()));
});

test.each<[string, Asff, Asff]>([
  ['controls', asff(), asff({ Compliance: { SecurityControlId: 'S3.9' } })],
  ['resources', asff(), asff({ Resources: bucket('another') })],
  ['accounts', asff(), asff({ AwsAccountId: '999900001111' })],
  [
    'Regions of an account-wide setting',
    asff({ Resources: account }),
    asff({ Resources: account, Region: 'eu-north-1' }),
  ],
  ['CVEs', inspectorCve(), { ...inspectorCve(), Vulnerabilities: [{ Id: 'CVE-2099-0009' }] }],
])('two %s are two faults', (_name, one, other) => {
  expect(group(one)).not.toBe(group(other));
});

test.each<[string, Asff]>([
  ['a rule number of a single standard', cisFinding()],
  ['a threat', guardDutySsh()],
  ['a vulnerability of a partner', partnerImage()],
  ['several vulnerabilities', { ...inspectorCve(), Vulnerabilities: [{ Id: 'CVE-1' }, { Id: 'CVE-2' }] }],
])('%s keeps its own key', (_name, raw) => {
  expect(group(raw)).toBe(read(raw).key);
});
