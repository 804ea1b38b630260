import { randomUUID } from 'node:crypto';
import type { Finding } from '../../local/security-hub';
import { ACCOUNT, REGION } from '../world/world';

interface Sample {
  readonly label: string;
  readonly product: string;
  readonly generator: string;
  readonly severity: 'CRITICAL' | 'HIGH' | 'MEDIUM';
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly resource: { readonly type: string; readonly id: (n: number) => string };
  /** A control's finding, which fails or passes. */
  readonly isControl?: boolean;
  readonly cve?: string;
}

const instance = {
  type: 'AwsEc2Instance',
  id: (n: number) => arn('ec2', `instance/i-0a1b2c3d4e5f${hex(n)}`),
};
const bucket = { type: 'AwsS3Bucket', id: (n: number) => `arn:aws:s3:::acme-invoices-${n}` };

/** What products find, by the name that the page's list shows. */
export const SAMPLES = {
  guardDuty: {
    label: 'GuardDuty, CRITICAL: instance talks to a command server',
    product: 'guardduty',
    generator: 'arn:aws:guardduty:eu-central-1:111122223333:detector/12abc34d567e8fa901bc2d34e56789f0',
    severity: 'CRITICAL',
    title: 'Backdoor:EC2/C&CActivity.B!DNS',
    description: 'An EC2 instance is querying a domain name of a known command and control server.',
    type: 'TTPs/Command and Control/Backdoor:EC2-C&CActivity.B!DNS',
    resource: instance,
  },
  inspector: {
    label: 'Inspector, HIGH: vulnerable package',
    product: 'inspector',
    generator: 'AWSInspector',
    severity: 'HIGH',
    title: 'CVE-2026-11234 - openssl',
    description: 'A buffer overflow in OpenSSL may let a remote attacker run code.',
    type: 'Software and Configuration Checks/Vulnerabilities/CVE',
    resource: instance,
    cve: 'CVE-2026-11234',
  },
  publicBucket: {
    label: 'Security Hub, HIGH: public bucket',
    product: 'securityhub',
    generator: 'security-control/S3.8',
    severity: 'HIGH',
    title: 'S3 general purpose buckets should block public access',
    description: 'This control checks whether a bucket blocks public access at the bucket level.',
    type: 'Software and Configuration Checks/Industry and Regulatory Standards',
    resource: bucket,
    isControl: true,
  },
  versioning: {
    label: 'Security Hub, MEDIUM: no versioning (alerts nobody)',
    product: 'securityhub',
    generator: 'security-control/S3.14',
    severity: 'MEDIUM',
    title: 'S3 general purpose buckets should have versioning enabled',
    description: 'This control checks whether a bucket has versioning enabled.',
    type: 'Software and Configuration Checks/Industry and Regulatory Standards',
    resource: bucket,
    isControl: true,
  },
} as const satisfies Readonly<Record<string, Sample>>;

export type SampleName = keyof typeof SAMPLES;

export const isSampleName = (text: unknown): text is SampleName => Object.hasOwn(SAMPLES, String(text));

/** A finding as the product sends it, with an id of its own. */
export function findingOf(name: SampleName, number: number, now: Date): Finding {
  const sample: Sample = SAMPLES[name];
  const time = now.toISOString();
  const normalized = { CRITICAL: 90, HIGH: 70, MEDIUM: 40 }[sample.severity];
  return {
    SchemaVersion: '2018-10-08',
    Id: `arn:aws:${sample.product}:${REGION}:${ACCOUNT}:finding/${randomUUID()}`,
    ProductArn: `arn:aws:securityhub:${REGION}::product/aws/${sample.product}`,
    GeneratorId: sample.generator,
    AwsAccountId: ACCOUNT,
    Types: [sample.type],
    FirstObservedAt: time,
    LastObservedAt: time,
    CreatedAt: time,
    UpdatedAt: time,
    Severity: { Label: sample.severity, Normalized: normalized, Original: sample.severity },
    Title: sample.title,
    Description: sample.description,
    Resources: [
      { Type: sample.resource.type, Id: sample.resource.id(number), Partition: 'aws', Region: REGION },
    ],
    ...(sample.isControl && {
      Compliance: { Status: 'FAILED', SecurityControlId: sample.generator.replace('security-control/', '') },
    }),
    ...(sample.cve && { Vulnerabilities: [{ Id: sample.cve }] }),
    Workflow: { Status: 'NEW' },
    RecordState: 'ACTIVE',
  };
}

function hex(n: number): string {
  return n.toString(16).padStart(5, '0');
}

function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}
