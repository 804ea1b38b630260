import type { Alert } from '../../src/lambda/alert/alert';
import { alertFactory } from './alert-factory';

const CONSOLE = 'https://eu-central-1.console.aws.amazon.com/securityhub/home?region=eu-central-1#/findings';

const threat = alertFactory({
  key: 'a'.repeat(64),
  title:
    '[HIGH] 198.51.100.7 is performing SSH brute force attacks against web-1 (prod 111122223333, eu-central-1)',
  description: [
    '198.51.100.7 is performing SSH brute force attacks against i-0abc12de34f567890.',
    'Where: AwsEc2Instance web-1 (i-0abc12de34f567890), account prod 111122223333, eu-central-1',
    'How bad: HIGH',
    '',
    'Network:',
    '- Direction: INBOUND',
    '- Remote address: 198.51.100.7',
  ].join('\n'),
  product: 'GuardDuty',
  controlId: undefined,
  complianceStatus: undefined,
  types: ['TTPs/Initial Access/UnauthorizedAccess:EC2-SSHBruteForce'],
  resources: [
    {
      type: 'AwsEc2Instance',
      id: 'arn:aws:ec2:eu-central-1:111122223333:instance/i-0abc12de34f567890',
      name: 'web-1',
      region: 'eu-central-1',
      tags: { Name: 'web-1', team: 'web' },
    },
  ],
  remediation: {},
  links: [{ text: 'Finding in Security Hub', href: CONSOLE }],
  tags: { Name: 'web-1', team: 'web' },
  details: {
    Severity: 'HIGH',
    Account: 'prod 111122223333',
    'Remote address': '198.51.100.7',
    Direction: 'INBOUND',
  },
});

const vulnerability = alertFactory({
  key: 'b'.repeat(64),
  title: '[CRITICAL] CVE-2021-44228 in log4j-core on api (prod 111122223333, eu-central-1)',
  description: [
    'Log4j evaluates what it logs.',
    'Where: AwsEcrContainerImage api, account prod 111122223333, eu-central-1',
    'How bad: CRITICAL, CVSS 10, EPSS 94%, exploit available, fix available',
    'What to do: Update log4j-core 2.14.1 to 2.17.1.',
  ].join('\n'),
  severity: 'CRITICAL',
  product: 'Inspector',
  controlId: undefined,
  complianceStatus: undefined,
  types: ['Software and Configuration Checks/Vulnerabilities/CVE'],
  resources: [
    {
      type: 'AwsEcrContainerImage',
      id: 'arn:aws:ecr:eu-central-1:111122223333:repository/api/sha256:0d3c',
      name: 'api',
      region: 'eu-central-1',
      tags: {},
    },
  ],
  vulnerabilities: [
    {
      id: 'CVE-2021-44228',
      cvssScore: 10,
      epssScore: 0.94,
      exploitAvailable: true,
      fixAvailable: 'YES',
      packages: [
        { name: 'log4j-core', version: '2.14.1', fixedInVersion: '2.17.1', filePath: 'app/lib.jar' },
      ],
      url: 'https://nvd.nist.gov/vuln/detail/CVE-2021-44228',
    },
  ],
  remediation: { text: 'Update log4j-core 2.14.1 to 2.17.1.' },
  links: [
    { text: 'Finding in Security Hub', href: CONSOLE },
    { text: 'CVE-2021-44228', href: 'https://nvd.nist.gov/vuln/detail/CVE-2021-44228' },
  ],
  tags: {},
  details: {
    Severity: 'CRITICAL',
    Account: 'prod 111122223333',
    Vulnerabilities: 'CVE-2021-44228',
    CVSS: '10',
  },
});

const insight: Alert = {
  key: 'c'.repeat(64),
  title: '[MEDIUM] Insight Users with most findings: 2 results (111122223333, eu-central-1)',
  description: '15 findings in 2 results by Resource Aws Iam Access Key User Name.\n\n12  alice\n 3  bob',
  severity: 'MEDIUM',
  accountId: '111122223333',
  region: 'eu-central-1',
  product: 'Security Hub',
  types: [],
  resources: [],
  vulnerabilities: [],
  remediation: {},
  consoleUrl: CONSOLE,
  links: [{ text: 'Insight in Security Hub', href: CONSOLE }],
  tags: {},
  details: { Account: '111122223333', Region: 'eu-central-1', Results: '2' },
};

/** As little as a finding can say, with the dates of a product that has its own idea of dates. */
const sparse: Alert = {
  ...insight,
  key: 'd'.repeat(64),
  title: '[INFORMATIONAL] Finding of Custom (111122223333)',
  description: '',
  severity: 'INFORMATIONAL',
  region: '',
  product: 'Custom',
  links: [],
  updatedAt: '123578964332',
  lastObservedAt: 'yesterday',
  details: {},
  finding: {
    id: 'us-east-1/111122223333/98aebb2207407c87f51e89943f12b1ef',
    productArn: 'arn:aws:securityhub:::x',
  },
};

/** One alert for each kind of thing that Security Hub tells. */
export const ALERT_KINDS = { control: alertFactory(), threat, vulnerability, insight, sparse } as const;
