import type { ForwarderConfig } from '../../src/contract/forwarder-config';
import type { Alert } from '../../src/lambda/alert/alert';
import type { VendorContext } from '../../src/lambda/vendors/vendor';

export const ALERT_KEY = '2de680e88ffe4f8aa2b8858e39937433c2ec720e805ca8045e4ef7149699d66c';

/** An alert as a failed S3 control makes it. */
export const alertFactory = (overrides: Partial<Alert> = {}): Alert => ({
  key: ALERT_KEY,
  title: '[HIGH] S3.8 S3 bucket allows public access on invoices (prod 111122223333, eu-central-1)',
  description: [
    'The bucket does not block public access.',
    'Where: AwsS3Bucket invoices (arn:aws:s3:::invoices), account prod 111122223333, eu-central-1',
    'How bad: HIGH, FAILED',
    'What to do: Turn Block Public Access on.',
  ].join('\n'),
  severity: 'HIGH',
  accountId: '111122223333',
  accountName: 'prod',
  region: 'eu-central-1',
  product: 'Security Hub',
  controlId: 'S3.8',
  complianceStatus: 'FAILED',
  types: ['Software and Configuration Checks/Industry and Regulatory Standards'],
  resources: [
    {
      type: 'AwsS3Bucket',
      id: 'arn:aws:s3:::invoices',
      name: 'invoices',
      region: 'eu-central-1',
      tags: { team: 'billing' },
    },
  ],
  vulnerabilities: [],
  remediation: { text: 'Turn Block Public Access on.', url: 'https://docs.example.com/S3.8/remediation' },
  consoleUrl: 'https://eu-central-1.console.aws.amazon.com/securityhub/home?region=eu-central-1#/findings',
  links: [
    {
      text: 'Finding in Security Hub',
      href: 'https://eu-central-1.console.aws.amazon.com/securityhub/home?region=eu-central-1#/findings',
    },
    { text: 'How to fix it', href: 'https://docs.example.com/S3.8/remediation' },
  ],
  firstObservedAt: '2026-11-20T08:00:00.000Z',
  lastObservedAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:05.000Z',
  tags: { team: 'billing' },
  details: { Severity: 'HIGH', Account: 'prod 111122223333', Region: 'eu-central-1', Control: 'S3.8' },
  finding: {
    id: 'arn:aws:securityhub:eu-central-1:111122223333:security-control/S3.8/finding/0d3c',
    productArn: 'arn:aws:securityhub:eu-central-1::product/aws/securityhub',
  },
  ...overrides,
});

export const forwarderConfigFactory = (overrides: Partial<ForwarderConfig> = {}): ForwarderConfig => ({
  version: 1,
  endpointId: 'on-call',
  vendor: 'pagerduty',
  secrets: {},
  autoResolve: true,
  grouping: 'NONE',
  ledger: { tableName: 'ledger', retentionDays: 120 },
  deadLetterQueueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/dead',
  vendorTimeoutMillis: 5_000,
  concurrency: 5,
  ...overrides,
});

/** The secret of the Standard Webhooks reference test, which serves as a key for the other vendors too. */
export const SIGNING_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export const vendorContextFactory = (
  overrides: Partial<VendorContext> = {},
  config: Partial<ForwarderConfig> = {},
): VendorContext => ({
  config: forwarderConfigFactory(config),
  secrets: { default: SIGNING_SECRET },
  eventId: 'evt-0001',
  eventTime: new Date('2026-11-21T10:00:06.000Z'),
  now: new Date('2026-11-21T10:00:10.000Z'),
  ...overrides,
});
