import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import type { Finding, OcsfFinding, SecurityHubServer } from '../../../local/security-hub';

export const REGION = 'eu-west-1';
export const ACCOUNT = '123456789012';
export const OWN_PRODUCT = `arn:aws:securityhub:${REGION}:${ACCOUNT}:product/${ACCOUNT}/default`;

export const clientOf = (server: SecurityHubServer, region = REGION): SecurityHubClient =>
  new SecurityHubClient({
    endpoint: server.url,
    region,
    credentials: { accessKeyId: 'AKIDLOCAL', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });

export const aFinding = (overrides: Partial<Finding> = {}): Finding => ({
  SchemaVersion: '2018-10-08',
  Id: 'finding-1',
  ProductArn: OWN_PRODUCT,
  GeneratorId: 'acme-scanner',
  AwsAccountId: ACCOUNT,
  Types: ['Software and Configuration Checks/Vulnerabilities/CVE'],
  CreatedAt: '2026-11-20T10:00:00Z',
  UpdatedAt: '2026-11-20T10:00:00Z',
  Severity: { Label: 'HIGH' },
  Title: 'Old openssl on i-0abc',
  Description: 'The installed openssl has a known hole.',
  Resources: [
    { Type: 'AwsEc2Instance', Id: `arn:aws:ec2:${REGION}:${ACCOUNT}:instance/i-0abc` },
    { Type: 'AwsEc2NetworkInterface', Id: 'eni-1' },
  ],
  ...overrides,
});

export const anOcsfFinding = (uid = 'f'.repeat(64)): OcsfFinding => ({
  class_uid: 2003,
  metadata: { uid, product: { uid: `arn:aws:securityhub:${REGION}::productv2/aws/securityhub` } },
  cloud: { account: { uid: ACCOUNT } },
  finding_info: { uid: 'arn:aws:securityhub:finding/1', title: 'Bucket is public' },
  severity_id: 4,
  status_id: 1,
});
