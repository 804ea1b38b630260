import { descriptionOfFinding } from '../../../../src/lambda/alert/description';
import { parseHubEvent } from '../../../../src/lambda/finding/parse-event';
import { asff, inspectorCve } from '../../../fixtures/asff';
import { importedEvent, importedV2Event } from '../../../fixtures/events';
import { ocsfVulnerability } from '../../../fixtures/ocsf';

const text = (event: unknown): string => {
  const [finding] = parseHubEvent(JSON.stringify(event)).findings;
  return finding === undefined ? '' : descriptionOfFinding(finding);
};

const inspected = (fixed: string) =>
  importedEvent({
    ...inspectorCve(),
    Vulnerabilities: [
      {
        Id: 'CVE-2099-0003',
        VulnerablePackages: [{ Name: 'libfoo', Version: '1.0', Epoch: '0', FixedInVersion: fixed }],
      },
    ],
  });

const inspectedV2 = (fixed: string) =>
  importedV2Event(
    ocsfVulnerability({
      vulnerabilities: [
        {
          cve: { uid: 'CVE-2099-0003' },
          affected_packages: [{ name: 'libfoo', version: '1.0', fixed_in_version: fixed }],
        },
      ],
    }),
  );

describe.each([
  ['ASFF', inspected],
  ['OCSF', inspectedV2],
])('a vulnerable package in %s', (_, event) => {
  test.each([
    ['0:1.1', 'Update libfoo from 1.0 to 1.1'],
    ['1:1.1', 'Update libfoo from 1.0 to 1:1.1'],
    ['10:1.1', 'Update libfoo from 1.0 to 10:1.1'],
  ])('that is mended in %s says so as package managers do', (fixed, line) => {
    expect(text(event(fixed)).split('\n')).toContain(`What to do: ${line}`);
  });

  test.each(['NotAvailable', 'Not Available', 'N/A', 'none'])(
    'with the fix %j is still named with its version, and there is nothing to update to',
    (fixed) => {
      expect(text(event(fixed))).toContain('Vulnerable: libfoo 1.0');
      expect(text(event(fixed))).not.toContain('Update libfoo');
    },
  );
});

test('sensitive data keeps abbreviations, and the names that people have given', () => {
  const Result = {
    SensitiveData: [{ Detections: [{ Type: 'USA_PASSPORT_NUMBER', Count: 2 }, { Type: 'AWS_CREDENTIALS' }] }],
    CustomDataIdentifiers: { Detections: [{ Name: 'Customer_No', Count: 7 }] },
  };
  const Resources = [{ Type: 'AwsS3Object', Id: 'arn:aws:s3:::shop/a.csv', DataClassification: { Result } }];
  const ProductArn = 'arn:aws:securityhub:eu-west-1::product/aws/macie';
  expect(text(importedEvent(asff({ ProductArn, Resources })))).toContain(
    '- Sensitive data: USA passport number (2), AWS credentials, Customer_No (7)',
  );
});
