import type { SyncDirections } from '../contract/sync-config';
import type { AwsEnvironment } from './aws-environment';
import type { PolicyStatement } from './policy-document';

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

type Hubs = string | readonly string[];

/** ARNs of this account's hubs in some Regions. */
function hubsIn({ accountId, partition }: AwsEnvironment, regions: readonly string[], hub: string): Hubs {
  const [first = '', ...others] = regions.map(
    (region) => `arn:${partition}:securityhub:${region}:${accountId}:${hub}`,
  );
  return others.length === 0 ? first : [first, ...others];
}

const hubsOf = (aws: AwsEnvironment, regions: readonly string[]) => ({
  hub: hubsIn(aws, regions, 'hub/default'),
  // The id of a hub of Security Hub V2 is made by AWS; there is one in a Region.
  hubV2: hubsIn(aws, regions, 'hubv2/*'),
});

function allHubs(aws: AwsEnvironment, includeV2: boolean, regions: readonly string[]): Hubs {
  const { hub, hubV2 } = hubsOf(aws, regions);
  return includeV2 ? [hub, hubV2].flat() : hub;
}

/** Leave to read the findings of this account's hubs. */
export const readStatement = (
  aws: AwsEnvironment,
  includeV2: boolean,
  regions: readonly string[] = [aws.region],
): PolicyStatement => ({
  Sid: 'ReadFindings',
  Effect: 'Allow',
  Action: 'securityhub:GetFindings',
  Resource: allHubs(aws, includeV2, regions),
});

/**
 * Leave to update findings of this account's hubs, in the enabled directions alone. What is off is denied field by
 * field: an Allow that names fields would also refuse every update that leaves one of them out.
 */
export function hubStatements(
  aws: AwsEnvironment,
  directions: SyncDirections,
  includeV2: boolean,
  regions: readonly string[] = [aws.region],
): readonly PolicyStatement[] {
  if (!DIRECTIONS.some((direction) => directions[direction])) return [];
  const { hub, hubV2 } = hubsOf(aws, regions);
  return [
    { Sid: 'UpdateFindings', Effect: 'Allow', Action: UPDATE, Resource: allHubs(aws, includeV2, regions) },
    neverSuppress('NeverSuppress', hub, 'ASFFSyntaxPath/Workflow.Status', 'SUPPRESSED'),
    ...denyFields(hub, 'ASFFSyntaxPath', [...offFields(directions, FIELDS), ...FOREIGN_FIELDS]),
    ...(includeV2 ? v2Statements(hubV2, directions) : []),
  ];
}

const v2Statements = (hubV2: Hubs, directions: SyncDirections): readonly PolicyStatement[] => [
  neverSuppress('NeverSuppressV2', hubV2, 'OCSFSyntaxPath/StatusId', '3'),
  ...denyFields(hubV2, 'OCSFSyntaxPath', offFields(directions, V2_FIELDS)),
];

const offFields = (directions: SyncDirections, fields: typeof FIELDS): string[] =>
  DIRECTIONS.filter((direction) => !directions[direction]).flatMap((direction) => fields[direction]);

const neverSuppress = (sid: string, hub: Hubs, path: string, value: string): PolicyStatement => ({
  Sid: sid,
  Effect: 'Deny',
  Action: UPDATE,
  Resource: hub,
  Condition: { StringEquals: { [`securityhub:${path}`]: value } },
});

/** One statement a field: conditions of one statement must all hold together. */
const denyFields = (hub: Hubs, syntax: string, fields: readonly string[]): PolicyStatement[] =>
  fields.map((field) => ({
    Sid: `Deny${syntax === 'OCSFSyntaxPath' ? 'V2' : ''}${field.replace(/\W/g, '')}`,
    Effect: 'Deny',
    Action: UPDATE,
    Resource: hub,
    Condition: { Null: { [`securityhub:${syntax}/${field}`]: 'false' } },
  }));
