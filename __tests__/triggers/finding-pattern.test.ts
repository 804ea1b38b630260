import {
  ComplianceStatus,
  FindingStatus,
  RecordState,
  Severity,
  WorkflowStatus,
} from '../../src/triggers/finding-enums';
import type { FindingFilter, FindingFilterV2 } from '../../src/triggers/finding-filter';
import { FindingPattern } from '../../src/triggers/finding-pattern';
import {
  ACTION_ARN,
  asffFinding,
  customActionEvent,
  importedEvent,
  importedEventV2,
  insightEvent,
  ocsfFinding,
} from '../helpers/hub-events';
import { matchesPattern } from '../helpers/matches-pattern';

const json = (pattern: FindingPattern) => JSON.parse(pattern.json) as Record<string, unknown>;
const matches = (pattern: FindingPattern, event: unknown) => matchesPattern(json(pattern), event);

const EVENTS = {
  customAction: customActionEvent(),
  insightResults: insightEvent(),
  imported: importedEvent(asffFinding()),
  importedV2: importedEventV2(ocsfFinding()),
};

describe('which events a pattern takes', () => {
  test.each([
    ['customAction', FindingPattern.customAction(ACTION_ARN), ['customAction']],
    [
      'customAction with insight results',
      FindingPattern.customAction(ACTION_ARN, { includeInsightResults: true }),
      ['customAction', 'insightResults'],
    ],
    ['insightResults', FindingPattern.insightResults(ACTION_ARN), ['insightResults']],
    ['importedFindings', FindingPattern.importedFindings(), ['imported']],
    ['openings', FindingPattern.openings(), ['imported']],
    ['followUps', FindingPattern.followUps(), []],
    ['importedFindingsV2', FindingPattern.importedFindingsV2(), ['importedV2']],
    ['openingsV2', FindingPattern.openingsV2(), ['importedV2']],
    ['followUpsV2', FindingPattern.followUpsV2(), []],
  ])('%s', (_, pattern, expected) => {
    const taken = Object.entries(EVENTS).filter(([, event]) => matches(pattern, event));
    expect(taken.map(([name]) => name)).toEqual(expected);
  });

  test.each([
    ['another source', { ...customActionEvent(), source: 'aws.ec2' }],
    ['another action', customActionEvent(ACTION_ARN.replace('PageOnCall', 'PageOnCall2'))],
    ['another account', customActionEvent(ACTION_ARN.replace('111122223333', '444455556666'))],
  ])('a custom action refuses %s', (_, event) => {
    expect(matches(FindingPattern.customAction(ACTION_ARN), event)).toBe(false);
  });
});

describe('the filter of findings', () => {
  test.each<[string, FindingFilter, Record<string, unknown>, Record<string, unknown>]>([
    ['severities', { severities: [Severity.HIGH] }, {}, { Severity: { Label: 'LOW' } }],
    [
      'products by name',
      { products: ['Amazon GuardDuty'] },
      {},
      { ProductArn: 'arn:aws:securityhub:eu-central-1::product/aws/inspector' },
    ],
    [
      'products in another partition',
      { products: ['GuardDuty'] },
      { ProductArn: 'arn:aws-cn:securityhub:cn-north-1::product/aws/guardduty' },
      { ProductArn: 'arn:aws-cn:securityhub:cn-north-1::product/aws/macie' },
    ],
    [
      'products with a short ARN',
      { products: ['GuardDuty'] },
      { ProductArn: 'arn:aws:securityhub:us-east-1:product/aws/guardduty' },
      { ProductArn: 'arn:aws:securityhub:us-east-1:product/my-aws/guardduty' },
    ],
    [
      'products by path',
      { products: ['prowler/prowler'] },
      { ProductArn: 'arn:aws:securityhub:eu-west-1::product/prowler/prowler' },
      {},
    ],
    [
      'products by ARN',
      { products: ['arn:aws:securityhub:eu-central-1::product/aws/guardduty'] },
      {},
      { ProductArn: 'arn:aws:securityhub:us-east-1::product/aws/guardduty' },
    ],
    [
      'workflowStatuses',
      { workflowStatuses: [WorkflowStatus.NEW] },
      {},
      { Workflow: { Status: 'NOTIFIED' } },
    ],
    ['recordStates', { recordStates: [RecordState.ACTIVE] }, {}, { RecordState: 'ARCHIVED' }],
    [
      'complianceStatuses',
      { complianceStatuses: [ComplianceStatus.FAILED] },
      { Compliance: { Status: 'FAILED' } },
      {},
    ],
    ['accountIds', { accountIds: ['111122223333'] }, {}, { AwsAccountId: '444455556666' }],
    ['regions', { regions: ['eu-central-1'] }, {}, { Region: 'us-east-1' }],
    [
      'resourceTypes',
      { resourceTypes: ['AwsS3Bucket'] },
      { Resources: [{ Type: 'AwsIamUser' }, { Type: 'AwsS3Bucket' }] },
      {},
    ],
    [
      "resourceTypes by V2's name",
      { resourceTypes: ['AWS::DynamoDB::Table'] },
      { Resources: [{ Type: 'AwsDynamoDbTable' }] },
      { Resources: [{ Type: 'AwsS3Bucket' }] },
    ],
    [
      'products by the ARN of V2',
      { products: ['arn:aws:securityhub:eu-central-1::productv2/aws/guardduty'] },
      { ProductArn: 'arn:aws:securityhub:eu-central-1::product/aws/guardduty' },
      { ProductArn: 'arn:aws:securityhub:eu-central-1::product/aws/macie' },
    ],
    [
      'controlIds',
      { controlIds: ['S3.8'] },
      { Compliance: { SecurityControlId: 'S3.8' } },
      { Compliance: { SecurityControlId: 'S3.80' } },
    ],
    [
      'generatorIdPrefixes',
      { generatorIdPrefixes: ['arn:aws:guardduty:'] },
      {},
      { GeneratorId: 'security-control/S3.8' },
    ],
    ['findingTypes', { findingTypes: ['TTPs/Initial Access'] }, {}, { Types: ['Effects/Data Exposure'] }],
  ])('%s', (_, filter, taken, refused) => {
    const pattern = FindingPattern.importedFindings(filter);
    expect(pattern.problems()).toEqual([]);
    expect(matches(pattern, importedEvent(asffFinding(taken)))).toBe(true);
    expect(matches(pattern, importedEvent(asffFinding(refused)))).toBe(false);
  });

  test.each<[string, FindingFilterV2, Record<string, unknown>, Record<string, unknown>]>([
    ['severities', { severities: [Severity.CRITICAL] }, { severity_id: 6 }, { severity_id: 4 }],
    [
      'products',
      { products: ['GuardDuty'] },
      {},
      { metadata: { product: { uid: 'arn:aws:securityhub:eu-central-1::productv2/aws/macie' } } },
    ],
    ['statuses', { statuses: [FindingStatus.IN_PROGRESS] }, { status_id: 2 }, {}],
    [
      'complianceStatuses',
      { complianceStatuses: [ComplianceStatus.FAILED] },
      { compliance: { status: 'Fail' } },
      { compliance: { status: 'Pass' } },
    ],
    ['accountIds', { accountIds: ['111122223333'] }, {}, { cloud: { account: { uid: '444455556666' } } }],
    ['regions', { regions: ['eu-central-1'] }, {}, { cloud: { region: 'us-east-1' } }],
    [
      'resourceTypes',
      { resourceTypes: ['AWS::EC2::Instance'] },
      {},
      { resources: [{ type: 'AWS::S3::Bucket' }] },
    ],
    [
      "resourceTypes by CSPM's name",
      { resourceTypes: ['AwsEc2Instance'] },
      {},
      { resources: [{ type: 'AWS::S3::Bucket' }] },
    ],
    [
      'products by the ARN of CSPM',
      { products: ['arn:aws:securityhub:eu-central-1::product/aws/guardduty'] },
      { metadata: { product: { uid: 'arn:aws:securityhub:eu-central-1::productv2/aws/guardduty' } } },
      { metadata: { product: { uid: 'arn:aws:securityhub:eu-central-1::product/aws/guardduty' } } },
    ],
    ['controlIds', { controlIds: ['SQS.3'] }, { compliance: { control: 'SQS.3' } }, {}],
    ['findingTypes', { findingTypes: ['Threats'] }, {}, { finding_info: { types: ['Posture Management'] } }],
  ])('%s in V2', (_, filter, taken, refused) => {
    const pattern = FindingPattern.importedFindingsV2(filter);
    expect(pattern.problems()).toEqual([]);
    expect(matches(pattern, importedEventV2(ocsfFinding(taken)))).toBe(true);
    expect(matches(pattern, importedEventV2(ocsfFinding(refused)))).toBe(false);
  });

  test('all props must hold', () => {
    expect(
      json(FindingPattern.importedFindings({ severities: [Severity.CRITICAL], products: ['Macie'] })),
    ).toEqual({
      source: ['aws.securityhub'],
      'detail-type': ['Security Hub Findings - Imported'],
      detail: {
        findings: { ProductArn: [{ suffix: ':product/aws/macie' }], Severity: { Label: ['CRITICAL'] } },
      },
    });
  });
});

describe('openings and follow-ups', () => {
  const FILTER = { severities: [Severity.HIGH], products: ['GuardDuty'], accountIds: ['111122223333'] };

  test.each<[string, Record<string, unknown>, 'opening' | 'follow-up']>([
    ['new', {}, 'opening'],
    ['new and failed', { Compliance: { Status: 'FAILED' } }, 'opening'],
    ['not available', { Compliance: { Status: 'NOT_AVAILABLE' } }, 'opening'],
    ['acknowledged', { Workflow: { Status: 'NOTIFIED' } }, 'follow-up'],
    ['resolved', { Workflow: { Status: 'RESOLVED' } }, 'follow-up'],
    ['suppressed', { Workflow: { Status: 'SUPPRESSED' } }, 'follow-up'],
    ['archived', { RecordState: 'ARCHIVED' }, 'follow-up'],
    [
      'passed, milder now',
      { Compliance: { Status: 'PASSED' }, Severity: { Label: 'INFORMATIONAL' } },
      'follow-up',
    ],
    ['passed while still new', { Compliance: { Status: 'PASSED' } }, 'follow-up'],
  ])('a finding that is %s', (_, fields, expected) => {
    const event = importedEvent(asffFinding(fields));
    expect(matches(FindingPattern.openings(FILTER), event)).toBe(expected === 'opening');
    expect(matches(FindingPattern.followUps(FILTER), event)).toBe(expected === 'follow-up');
  });

  test.each<[string, Record<string, unknown>, 'opening' | 'follow-up']>([
    ['new', {}, 'opening'],
    ['new and failed', { compliance: { status: 'Fail' } }, 'opening'],
    ['in progress', { status_id: 2 }, 'follow-up'],
    ['suppressed', { status_id: 3 }, 'follow-up'],
    ['resolved', { status_id: 4 }, 'follow-up'],
    ['archived', { status_id: 5 }, 'follow-up'],
    ['deleted', { status_id: 6 }, 'follow-up'],
    ['closed by its product', { activity_id: 3 }, 'follow-up'],
    ['passed, milder now', { compliance: { status: 'Pass' }, severity_id: 1 }, 'follow-up'],
  ])('a V2 finding that is %s', (_, fields, expected) => {
    const event = importedEventV2(ocsfFinding(fields));
    expect(matches(FindingPattern.openingsV2(FILTER), event)).toBe(expected === 'opening');
    expect(matches(FindingPattern.followUpsV2(FILTER), event)).toBe(expected === 'follow-up');
  });

  test.each([
    ['product', { ProductArn: 'arn:aws:securityhub:eu-central-1::product/aws/macie' }],
    ['account', { AwsAccountId: '444455556666' }],
  ])('a closed finding of another %s is no follow-up', (_, fields) => {
    const event = importedEvent(asffFinding({ RecordState: 'ARCHIVED', ...fields }));
    expect(matches(FindingPattern.followUps(FILTER), event)).toBe(false);
  });

  test('follow-ups keep the control beside the alternatives', () => {
    const pattern = FindingPattern.followUps({ controlIds: ['S3.8'] });
    const closed = (control: string) =>
      importedEvent(asffFinding({ Compliance: { Status: 'PASSED', SecurityControlId: control } }));
    expect(matches(pattern, closed('S3.8'))).toBe(true);
    expect(matches(pattern, closed('S3.1'))).toBe(false);
  });
});

describe('problems', () => {
  test.each<[string, FindingFilter, string]>([
    [
      'an empty list',
      { severities: [] },
      '`severities` must not be empty: it would match no finding; leave it out to match all',
    ],
    [
      'a severity',
      { severities: ['URGENT' as Severity] },
      '`severities[0]` must be one of INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL, got: "URGENT"',
    ],
    [
      'a workflow status',
      { workflowStatuses: ['OPEN' as WorkflowStatus] },
      '`workflowStatuses[0]` must be one of NEW, NOTIFIED, RESOLVED, SUPPRESSED, got: "OPEN"',
    ],
    [
      'a record state',
      { recordStates: ['GONE' as RecordState] },
      '`recordStates[0]` must be one of ACTIVE, ARCHIVED, got: "GONE"',
    ],
    [
      'a compliance status',
      { complianceStatuses: ['OK' as ComplianceStatus] },
      '`complianceStatuses[0]` must be one of PASSED, WARNING, FAILED, NOT_AVAILABLE, got: "OK"',
    ],
    [
      'an account',
      { accountIds: ['111122223333', '1234'] },
      '`accountIds[1]` must be an AWS account id of 12 digits, got: "1234"',
    ],
    [
      'a Region',
      { regions: ['Frankfurt'] },
      '`regions[0]` must be an AWS Region such as eu-central-1, got: "Frankfurt"',
    ],
    [
      'a product',
      { products: ['Guard Dog'] },
      '`products[0]` must be the name of an AWS product (IAM Access Analyzer, Config, Firewall Manager, GuardDuty, Health, Inspector, IoT Device Defender - Audit, IoT Device Defender - Detect, Macie, Route 53 Resolver DNS Firewall - Advanced, Route 53 Resolver DNS Firewall - AWS List, Route 53 Resolver DNS Firewall - Custom List, Security Hub CSPM, Security Hub Coverage, Security Hub Exposure Detection, Security Hub Risk, Systems Manager Patch Manager), `company/product` or a product ARN, got: "Guard Dog"',
    ],
    [
      'a resource type',
      { resourceTypes: [''] },
      '`resourceTypes[0]` must have 1 to 256 characters, got 0: ""',
    ],
    ['a control', { controlIds: [''] }, '`controlIds[0]` must have 1 to 64 characters, got 0: ""'],
    [
      'a generator',
      { generatorIdPrefixes: [''] },
      '`generatorIdPrefixes[0]` must have 1 to 512 characters, got 0: ""',
    ],
    ['a type', { findingTypes: [''] }, '`findingTypes[0]` must have 1 to 256 characters, got 0: ""'],
  ])('%s', (_, filter, expected) => {
    expect(FindingPattern.importedFindings(filter).problems()).toEqual([expected]);
  });

  test('are told together', () => {
    const pattern = FindingPattern.importedFindings({ accountIds: ['1'], regions: ['x'], severities: [] });
    expect(pattern.problems()).toHaveLength(3);
  });

  test('a resource type that no finding of the product has', () => {
    expect(FindingPattern.openings({ resourceTypes: ['AWS::New::Thing'] }).problems()).toEqual([
      '`resourceTypes[0]` must be a type of the AWS Security Finding Format such as AwsS3Bucket, as findings of ' +
        'Security Hub CSPM have it, got: "AWS::New::Thing"; it would match no finding',
    ]);
    const problem =
      '`resourceTypes[1]` must be a type of CloudFormation such as AWS::S3::Bucket, as findings of Security Hub V2 ' +
      'have it, got: "AwsNewThing"; it would match no finding';
    const resourceTypes = ['AWS::New::Thing', 'AwsNewThing'];
    expect(FindingPattern.openingsV2({ resourceTypes }).problems()).toEqual([problem]);
    expect(FindingPattern.followUpsV2({ resourceTypes }).problems()).toEqual([problem]);
  });

  test('a status of V2', () => {
    const pattern = FindingPattern.openingsV2({ statuses: ['OPEN' as FindingStatus] });
    expect(pattern.problems()).toEqual([
      '`statuses[0]` must be one of NEW, IN_PROGRESS, SUPPRESSED, RESOLVED, ARCHIVED, got: "OPEN"',
    ]);
  });

  test('the ARN of an action', () => {
    expect(FindingPattern.customAction('PageOnCall').problems()).toEqual([
      '`actionArn` must be the ARN of a custom action (arn:aws:securityhub:REGION:ACCOUNT:action/custom/ID), got: "PageOnCall"',
    ]);
  });
});

describe('the length of a pattern', () => {
  const accounts = (count: number) =>
    Array.from({ length: count }, (_, index) => String(index).padStart(12, '1'));

  test('up to 2048 characters is fine', () => {
    const pattern = FindingPattern.importedFindings({ accountIds: accounts(100) });
    expect(pattern.json.length).toBeLessThanOrEqual(2048);
    expect([pattern.problems(), pattern.warnings()]).toEqual([[], []]);
  });

  test('more needs a raised quota', () => {
    const pattern = FindingPattern.importedFindings({ accountIds: accounts(200) });
    expect(pattern.problems()).toEqual([]);
    expect(pattern.warnings()).toEqual([
      `The event pattern has ${pattern.json.length} characters; EventBridge takes 2048 until its quota "Event pattern size" is raised. Split the filter into several triggers or raise the quota.`,
    ]);
  });

  test('more than 4096 is refused', () => {
    const pattern = FindingPattern.importedFindings({ accountIds: accounts(300) });
    expect(pattern.problems()).toEqual([
      `the event pattern must have at most 4096 characters, got ${pattern.json.length}: split the filter into several triggers`,
    ]);
  });
});

describe('where events come from', () => {
  const OTHER_ARN = 'arn:aws:securityhub:us-east-1:444455556666:action/custom/PageOnCall';

  test('a custom action by id is taken from any account and Region', () => {
    const pattern = json(FindingPattern.customActionById('PageOnCall', { includeInsightResults: true }));
    expect(matchesPattern(pattern, customActionEvent())).toBe(true);
    expect(matchesPattern(pattern, customActionEvent(OTHER_ARN))).toBe(true);
    expect(matchesPattern(pattern, insightEvent(OTHER_ARN))).toBe(true);
    expect(matchesPattern(pattern, customActionEvent(`${OTHER_ARN}2`))).toBe(false);
    expect(matchesPattern(json(FindingPattern.customActionById('OnCall')), customActionEvent())).toBe(false);
  });

  test('insight results by id leave findings alone', () => {
    const pattern = json(FindingPattern.insightResultsById('PageOnCall'));
    expect(matchesPattern(pattern, insightEvent(OTHER_ARN))).toBe(true);
    expect(matchesPattern(pattern, customActionEvent(OTHER_ARN))).toBe(false);
  });

  test('only events of one account and Region, whatever the finding says', () => {
    const pattern = json(FindingPattern.openings().onlyFrom('111122223333', 'eu-central-1'));
    const aggregated = importedEvent(asffFinding({ AwsAccountId: '444455556666', Region: 'us-east-1' }));
    expect(matchesPattern(pattern, aggregated)).toBe(true);
    expect(matchesPattern(pattern, { ...aggregated, account: '444455556666' })).toBe(false);
    expect(matchesPattern(pattern, { ...aggregated, region: 'us-east-1' })).toBe(false);
    expect(matchesPattern(pattern, { ...aggregated, source: 'aws.ec2' })).toBe(false);
  });

  test('an account or Region that is none is a problem', () => {
    expect(FindingPattern.openings().onlyFrom('me', 'here').problems()).toEqual([
      '`accountId` must be an AWS account id of 12 digits, got: "me"',
      '`region` must be an AWS Region such as eu-central-1, got: "here"',
    ]);
    expect(FindingPattern.customActionById('page-on-call').problems()).toEqual([
      '`customActionId` must be 1 to 20 letters and digits, got: "page-on-call"',
    ]);
  });
});
