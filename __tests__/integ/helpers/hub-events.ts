import { createHash } from 'node:crypto';
import type { Finding } from '../../../local/security-hub';
import { ACCOUNT, REGION } from './cloud';

export const ACTION_ARN = `arn:aws:securityhub:${REGION}:${ACCOUNT}:action/custom/PageOnCall`;

const event = (type: string, resources: readonly string[], detail: object) => ({
  version: '0',
  id: '1a1111a1-b22b-3c33-444d-5555e5ee5555',
  'detail-type': type,
  source: 'aws.securityhub',
  account: ACCOUNT,
  time: '2026-11-21T18:43:48Z',
  region: REGION,
  resources,
  detail,
});

export const finding = (overrides: object = {}): Finding => ({
  SchemaVersion: '2018-10-08',
  Id: `arn:aws:securityhub:${REGION}:${ACCOUNT}:security-control/S3.8/finding/1`,
  ProductArn: `arn:aws:securityhub:${REGION}::product/aws/securityhub`,
  ProductName: 'Security Hub',
  GeneratorId: 'security-control/S3.8',
  AwsAccountId: ACCOUNT,
  Region: REGION,
  Types: ['Software and Configuration Checks/Industry and Regulatory Standards'],
  CreatedAt: '2026-11-20T10:00:00.000Z',
  UpdatedAt: '2026-11-21T10:00:00.000Z',
  Severity: { Label: 'HIGH', Normalized: 70 },
  Title: 'S3 general purpose buckets should block public access',
  Description: 'This control checks whether a bucket blocks public access.',
  Resources: [{ Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::my-bucket', Partition: 'aws', Region: REGION }],
  Compliance: { Status: 'FAILED', SecurityControlId: 'S3.8' },
  Workflow: { Status: 'NEW' },
  RecordState: 'ACTIVE',
  ...overrides,
});

/** The key that the documentation promises. */
export const alertKeyOf = ({ ProductArn, Id }: Pick<Finding, 'ProductArn' | 'Id'>): string =>
  createHash('sha256').update(`${ProductArn}|${Id}`).digest('hex');

export const customAction = (actionArn = ACTION_ARN, ...findings: object[]) =>
  event('Security Hub Findings - Custom Action', [actionArn], {
    actionName: 'Page on-call',
    actionDescription: 'Page the on-call engineer',
    findings: findings.length > 0 ? findings : [finding()],
  });

export const imported = (overrides: object = {}) =>
  event('Security Hub Findings - Imported', [finding().Id], { findings: [finding(overrides)] });

export const insightResults = (actionArn = ACTION_ARN) =>
  event('Security Hub Insight Results', [actionArn], {
    actionName: 'Page on-call',
    actionDescription: 'Page the on-call engineer',
    insightArn: `arn:aws:securityhub:${REGION}::insight/securityhub/default/1`,
    insightName: 'Users with most findings',
    resultType: 'ResourceAwsIamAccessKeyUserName',
    'number of results': '1',
    insightResults: [{ alice: 5 }],
  });

export const importedV2 = () =>
  event('Findings Imported V2', ['f'.repeat(64)], {
    findings: [{ class_uid: 2003, metadata: { uid: 'f'.repeat(64) }, severity: 'High', status: 'New' }],
  });

/** What vendors' guides show as a sample: an old finding in an envelope of another service, with a date that is none. */
export const oddSample = () => ({
  ...customAction(ACTION_ARN, {
    ...finding(),
    Severity: { Product: 8.3, Normalized: 25 },
    UpdatedAt: '123578964332',
    Workflow: undefined,
    WorkflowState: 'NEW',
  }),
  source: 'aws.ec2',
  'detail-type': 'EC2 Instance State-change Notification',
});
