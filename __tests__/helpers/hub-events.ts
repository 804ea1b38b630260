type Fields = Readonly<Record<string, unknown>>;

const ACCOUNT = '111122223333';
export const ACTION_ARN = `arn:aws:securityhub:eu-central-1:${ACCOUNT}:action/custom/PageOnCall`;

const envelope = (detailType: string, resource: string, detail: Fields) => ({
  version: '0',
  source: 'aws.securityhub',
  'detail-type': detailType,
  account: ACCOUNT,
  region: 'eu-central-1',
  resources: [resource],
  detail,
});

/** An open finding of Security Hub CSPM. */
export const asffFinding = (fields: Fields = {}) => ({
  SchemaVersion: '2018-10-08',
  Id: 'finding/1',
  ProductArn: 'arn:aws:securityhub:eu-central-1::product/aws/guardduty',
  GeneratorId: 'arn:aws:guardduty:eu-central-1:111122223333:detector/d1',
  AwsAccountId: ACCOUNT,
  Region: 'eu-central-1',
  Types: ['TTPs/Initial Access/UnauthorizedAccess:EC2-SSHBruteForce'],
  Severity: { Label: 'HIGH' },
  Workflow: { Status: 'NEW' },
  RecordState: 'ACTIVE',
  Resources: [{ Type: 'AwsEc2Instance', Id: 'i-1' }],
  ...fields,
});

/** An open finding of Security Hub V2. */
export const ocsfFinding = (fields: Fields = {}) => ({
  class_uid: 2004,
  activity_id: 1,
  severity_id: 4,
  status_id: 1,
  metadata: { uid: 'u1', product: { uid: 'arn:aws:securityhub:eu-central-1::productv2/aws/guardduty' } },
  cloud: { account: { uid: ACCOUNT }, region: 'eu-central-1' },
  finding_info: { types: ['Threats'] },
  resources: [{ type: 'AWS::EC2::Instance', uid: 'i-1' }],
  ...fields,
});

export const importedEvent = (finding: Fields) =>
  envelope('Security Hub Findings - Imported', 'finding/1', { findings: [finding] });

export const importedEventV2 = (finding: Fields) =>
  envelope('Findings Imported V2', 'u1', { findings: [finding] });

export const customActionEvent = (actionArn = ACTION_ARN) =>
  envelope('Security Hub Findings - Custom Action', actionArn, { findings: [asffFinding()] });

export const insightEvent = (actionArn = ACTION_ARN) =>
  envelope('Security Hub Insight Results', actionArn, { insightResults: [{ 'result 1': 5 }] });
