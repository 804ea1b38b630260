import type { SyncDirections } from '../contract/sync-config';
import type { AwsEnvironment } from './aws-environment';
import type { PolicyStatement } from './policy-document';

const READ = 'securityhub:GetFindings';
const UPDATE = 'securityhub:BatchUpdateFindings';

/** Fields of an update that are never written. */
const FOREIGN_FIELDS = [
  'Confidence',
  'Criticality',
  'RelatedFindings',
  'Types',
  'UserDefinedFields.key',
  'UserDefinedFields.value',
  'VerificationState',
];

const FIELDS: Readonly<Record<keyof SyncDirections, readonly string[]>> = {
  workflow: ['Workflow.Status'],
  note: ['Note.Text', 'Note.UpdatedBy'],
  severity: ['Severity.Label', 'Severity.Normalized', 'Severity.Product'],
};

const V2_FIELDS: Readonly<Record<keyof SyncDirections, readonly string[]>> = {
  workflow: ['StatusId'],
  note: ['Comment'],
  severity: ['SeverityId'],
};

const DIRECTIONS = ['workflow', 'note', 'severity'] as const;

/** ARNs of this account's hubs in some Regions. */
function hubsIn(
  { accountId, partition }: AwsEnvironment,
  regions: readonly string[],
  includeV2: boolean,
): string | readonly string[] {
  // The id of a hub of Security Hub V2 is made by AWS; there is one in a Region.
  const hubs = ['hub/default', ...(includeV2 ? ['hubv2/*'] : [])];
  const [first = '', ...others] = hubs.flatMap((hub) =>
    regions.map((region) => `arn:${partition}:securityhub:${region}:${accountId}:${hub}`),
  );
  return others.length === 0 ? first : [first, ...others];
}

/**
 * Leave to read the findings of this account's hubs and to update them, in the enabled directions alone. What is off is
 * denied field by field: an Allow that names fields would also refuse every update that leaves one of them out. The hubs
 * are named once: a role's policies together have 10,240 characters, and an account may have 34 Regions.
 */
export function hubStatements(
  aws: AwsEnvironment,
  directions: SyncDirections,
  includeV2: boolean,
  regions: readonly string[] = [aws.region],
): readonly PolicyStatement[] {
  const Resource = hubsIn(aws, regions, includeV2);
  if (!DIRECTIONS.some((direction) => directions[direction])) {
    return [{ Sid: 'ReadFindings', Effect: 'Allow', Action: READ, Resource }];
  }
  return [
    { Sid: 'ReadAndUpdateFindings', Effect: 'Allow', Action: [READ, UPDATE], Resource },
    neverSuppress('NeverSuppress', 'ASFFSyntaxPath/Workflow.Status', 'SUPPRESSED'),
    ...denyFields('ASFFSyntaxPath', [...offFields(directions, FIELDS), ...FOREIGN_FIELDS]),
    ...(includeV2 ? v2Statements(directions) : []),
  ];
}

const v2Statements = (directions: SyncDirections): readonly PolicyStatement[] => [
  neverSuppress('NeverSuppressV2', 'OCSFSyntaxPath/StatusId', '3'),
  ...denyFields('OCSFSyntaxPath', offFields(directions, V2_FIELDS)),
];

const offFields = (directions: SyncDirections, fields: typeof FIELDS): string[] =>
  DIRECTIONS.filter((direction) => !directions[direction]).flatMap((direction) => fields[direction]);

const neverSuppress = (sid: string, path: string, value: string): PolicyStatement => ({
  Sid: sid,
  Effect: 'Deny',
  Action: UPDATE,
  Resource: '*',
  Condition: { StringEquals: { [`securityhub:${path}`]: value } },
});

/** One statement a field: conditions of one statement must all hold together. */
const denyFields = (syntax: string, fields: readonly string[]): PolicyStatement[] =>
  fields.map((field) => ({
    Sid: `Deny${syntax === 'OCSFSyntaxPath' ? 'V2' : ''}${field.replace(/\W/g, '')}`,
    Effect: 'Deny',
    Action: UPDATE,
    Resource: '*',
    Condition: { Null: { [`securityhub:${syntax}/${field}`]: 'false' } },
  }));
