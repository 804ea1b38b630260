import { alertOfFinding } from '../../../src/lambda/alert/alert-of';
import { parseHubEvent } from '../../../src/lambda/finding/parse-event';
import * as fixtures from '../../fixtures/asff';
import { asff, type Asff, guardDutySsh, inspectorCve } from '../../fixtures/asff';
import { importedEvent } from '../../fixtures/events';

function description(raw: Asff): string {
  const [finding] = parseHubEvent(JSON.stringify(importedEvent(raw))).findings;
  if (!finding) throw new Error('fixture is unreadable');
  return alertOfFinding(finding).description;
}

const stepOf = (raw: Asff): string => /^What to do: (.*)$/m.exec(description(raw))?.[1] ?? '';

const control = (id: string, fields: Asff = {}): Asff =>
  asff({
    Compliance: { Status: 'FAILED', SecurityControlId: id },
    GeneratorId: `security-control/${id}`,
    ...fields,
  });

test.each([
  ['IAM.6', /hardware MFA device for the root user/],
  ['EC2.19', /high-risk port/],
  ['RDS.2', /not publicly accessible/],
  ['Autoscaling.5', /public IP addresses/],
  ['AutoScaling.5', /public IP addresses/],
  ['Opensearch.2', /into a VPC/],
  ['ES.2', /into a VPC/],
  ['CloudTrail.6', /public access/],
])('the control %s has a first step of its own', (id, step) => {
  expect(stepOf(control(id))).toMatch(step);
});

test.each([
  ['1.2.0', '1.4', 'access key'],
  ['1.2.0', '4.1', 'port 22'],
  ['1.4.0', '1.4', 'access keys of the root user'],
  ['1.4.0', '5.3', 'default security group'],
])('CIS %s: rule %s is known by its number', (version, rule, step) => {
  const raw = fixtures.cisFinding();
  const fields = {
    StandardsGuideArn: `arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/${version}`,
    RuleId: rule,
  };
  expect(stepOf({ ...raw, Title: `${rule} Ensure so`, ProductFields: fields })).toContain(step);
});

test.each([
  [
    'a control that is not in the tables',
    control('EC2.999'),
    'In EC2, change shop-invoices so that it passes: S3 general',
  ],
  [
    'a control of PCI, numbered otherwise',
    control('PCI.S3.1'),
    'In S3, change shop-invoices so that it passes: S3 general',
  ],
  ['a control about tags', control('EC2.44', { Title: 'EC2 subnets should be tagged' }), 'Add the tags'],
  [
    'a control that could not be checked',
    asff({ Compliance: { Status: 'WARNING', SecurityControlId: 'S3.8' } }),
    'First let the check run: AWS Config must record the resource and be allowed to read it. If it then fails: switch on all four',
  ],
  [
    'a control that passes',
    asff({ Compliance: { Status: 'PASSED', SecurityControlId: 'S3.8' } }),
    'Nothing: the check passes.',
  ],
])('%s', (_name, raw, step) => {
  expect(stepOf(raw)).toContain(step);
});

const product = (slug: string, fields: Asff): Asff =>
  asff({
    ProductArn: `arn:aws:securityhub:eu-west-1::product/${slug}`,
    Remediation: undefined,
    Compliance: undefined,
    GeneratorId: 'x',
    Types: undefined,
    ...fields,
  });

const cve = (fields: Asff): Asff => {
  const [first] = inspectorCve()['Vulnerabilities'] as Asff[];
  return { ...inspectorCve(), Vulnerabilities: [{ ...first, ...fields }] };
};

test.each([
  [
    'Inspector without a fix',
    cve({ FixAvailable: 'NO', VulnerablePackages: [{ Name: 'zlib' }] }),
    'No fix is known yet',
  ],
  [
    'Inspector with a fix of unknown version',
    cve({ VulnerablePackages: [{ Name: 'zlib' }] }),
    'Update the vulnerable packages',
  ],
  ['an IoT audit', product('aws/iot-device-defender-audit', {}), 'run the audit again'],
  ['an IoT anomaly', product('aws/iot-device-defender-detect', {}), 'quarantine group'],
  [
    'a decoy',
    product('acme/traps', { Title: 'Decoy file share was opened' }),
    'Nobody has a reason to touch a decoy',
  ],
  ['DNS Firewall', product('amazon/route-53-resolver-dns-firewall-aws-list', {}), 'Find the process'],
  ['a leaked secret', product('acme/scan', { Title: 'Hard-coded API key in app.py' }), 'Revoke the secret'],
  ['unused access', product('aws/access-analyzer', { Title: 'Unused IAM role' }), 'still needed'],
  ['a partner who says nothing', product('acme/scan', { Title: 'Odd' }), 'Ask the owner of the resource'],
  [
    'a partner threat',
    product('acme/scan', { Title: 'Odd', Types: ['TTPs/Command and Control'] }),
    'isolate the resource',
  ],
  [
    'a mined coin',
    { ...guardDutySsh(), Types: ['TTPs/CryptoCurrency:EC2-BitcoinTool.B'] },
    'nobody mines here',
  ],
  [
    'a stolen role',
    {
      ...guardDutySsh(),
      Types: ['TTPs/UnauthorizedAccess:IAMUser-InstanceCredentialExfiltration.OutsideAWS'],
    },
    'Revoke the sessions',
  ],
  ['an instance that is attacked', guardDutySsh(), 'Narrow the security group'],
  [
    'an instance that attacks',
    { ...guardDutySsh(), ProductFields: { 'aws/guardduty/service/resourceRole': 'ACTOR' } },
    'Treat the workload as compromised',
  ],
])('%s', (_name, raw, step) => {
  expect(stepOf(raw)).toContain(step);
});

test("the source's own advice goes before ours", () => {
  expect(stepOf(product('aws/guardduty', { Remediation: { Recommendation: { Text: 'Call Rosa.' } } }))).toBe(
    'Call Rosa.',
  );
});
