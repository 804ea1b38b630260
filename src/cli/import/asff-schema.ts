import {
  accountId,
  closed,
  findingType,
  integer,
  listOf,
  oneOf,
  open,
  productArn,
  type Schema,
  severityLabel,
  text,
  textMap,
  timestamp,
} from './asff-schema-parts';

const relatedFinding = closed({ ProductArn: productArn, Id: text(512) }, ['ProductArn', 'Id']);

const resource = closed(
  {
    Type: text(256),
    Id: text(512),
    Partition: oneOf('aws', 'aws-cn', 'aws-us-gov'),
    Region: text(16),
    Provider: text(64),
    Owner: open(),
    ResourceRole: text(128),
    Tags: textMap(50, 128, 256),
    DataClassification: open(),
    Details: open(),
    ApplicationName: text(128),
    ApplicationArn: text(2048),
  },
  ['Type', 'Id'],
);

const compliance = closed({
  Status: oneOf('PASSED', 'WARNING', 'FAILED', 'NOT_AVAILABLE'),
  RelatedRequirements: listOf(text(64), 32),
  StatusReasons: listOf(open({ ReasonCode: text(128), Description: text(2048) }, ['ReasonCode']), 20),
  SecurityControlId: text(64),
  AssociatedStandards: listOf(open({ StandardsId: text(256) }), 32),
  SecurityControlParameters: listOf(open(), 100),
});

const severity = closed({
  Label: severityLabel,
  Normalized: integer(0, 100),
  Original: text(64),
  Product: { type: 'number' },
});

const remediation = closed({ Recommendation: closed({ Text: text(512), Url: text(2048) }) });

const providerFields = closed({
  Confidence: integer(0, 100),
  Criticality: integer(0, 100),
  RelatedFindings: listOf(relatedFinding, 10),
  Severity: open({ Label: severityLabel, Original: text(64) }),
  Types: listOf(findingType, 50),
});

const REQUIRED: Readonly<Record<string, Schema>> = {
  SchemaVersion: { const: '2018-10-08' },
  Id: text(512),
  ProductArn: productArn,
  GeneratorId: text(512),
  AwsAccountId: accountId,
  CreatedAt: timestamp,
  UpdatedAt: timestamp,
  Title: text(256),
  Description: text(1024),
  Resources: listOf(resource, 32, 1),
};

const OPTIONAL: Readonly<Record<string, Schema>> = {
  ProductName: text(128),
  CompanyName: text(128),
  Region: text(16),
  AwsAccountName: text(50),
  Types: listOf(findingType, 50),
  FirstObservedAt: timestamp,
  LastObservedAt: timestamp,
  Severity: severity,
  Confidence: integer(0, 100),
  Criticality: integer(0, 100),
  Remediation: remediation,
  SourceUrl: text(2048),
  ProductFields: textMap(50, 128, 2048),
  UserDefinedFields: textMap(50, 128, 1024),
  Malware: listOf(open({ Name: text(64), Path: text(512) }, ['Name']), 5),
  Network: open({
    Direction: oneOf('IN', 'OUT'),
    SourcePort: integer(0, 65535),
    DestinationPort: integer(0, 65535),
  }),
  NetworkPath: listOf(open(), 100),
  Process: open({ Pid: { type: 'integer' }, LaunchedAt: timestamp, TerminatedAt: timestamp }),
  Threats: listOf(open(), 32),
  ThreatIntelIndicators: listOf(open({ LastObservedAt: timestamp }), 5),
  Compliance: compliance,
  VerificationState: oneOf('UNKNOWN', 'TRUE_POSITIVE', 'FALSE_POSITIVE', 'BENIGN_POSITIVE'),
  WorkflowState: oneOf('NEW', 'ASSIGNED', 'IN_PROGRESS', 'DEFERRED', 'RESOLVED'),
  Workflow: closed({ Status: oneOf('NEW', 'NOTIFIED', 'RESOLVED', 'SUPPRESSED') }),
  RecordState: oneOf('ACTIVE', 'ARCHIVED'),
  RelatedFindings: listOf(relatedFinding, 10),
  Note: closed({ Text: text(512), UpdatedBy: text(512), UpdatedAt: timestamp }, [
    'Text',
    'UpdatedBy',
    'UpdatedAt',
  ]),
  Vulnerabilities: listOf(
    open({ Id: text(512), Cvss: listOf(open({ BaseScore: { type: 'number' } }), 100) }, ['Id']),
    20,
  ),
  PatchSummary: open({ Id: text(256) }, ['Id']),
  Action: open(),
  FindingProviderFields: providerFields,
  Sample: { type: 'boolean' },
  GeneratorDetails: closed({ Name: text(128), Description: text(512), Labels: listOf(text(64), 10) }),
  ProcessedAt: timestamp,
  Detection: open(),
};

/** The fields of the AWS Security Finding Format, for messages about misspelt ones. */
export const ASFF_FIELDS: readonly string[] = [...Object.keys(REQUIRED), ...Object.keys(OPTIONAL)];

/**
 * JSON Schema of a finding that `BatchImportFindings` takes, after the field lists and limits of the ASFF
 * reference and of the SDK's `AwsSecurityFinding`. Details of single resource types are left to the service.
 */
export const ASFF_SCHEMA: Schema = {
  ...closed({ ...REQUIRED, ...OPTIONAL }, Object.keys(REQUIRED)),
  allOf: ['Severity', 'Types'].map((field) => ({
    anyOf: [
      { type: 'object', required: [field] },
      {
        type: 'object',
        properties: { FindingProviderFields: { type: 'object', required: [field] } },
        required: ['FindingProviderFields'],
      },
    ],
    description: `\`${field}\`, or \`FindingProviderFields.${field}\``,
  })),
};
