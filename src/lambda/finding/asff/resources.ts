import type { FindingResource } from '../finding';
import { asLine, asList, asObject, asTextMap, at } from '../json';
import { isNoName, nameOfResourceId } from '../resource-name';

/** Fields of `Resources[].Details.TYPE` that hold the name a person gave, most telling first. */
const NAME_FIELDS = [
  'UserName',
  'FunctionName',
  'RoleName',
  'GroupName',
  'DBInstanceIdentifier',
  'DBClusterIdentifier',
  'DomainName',
  'ClusterName',
  'TableName',
  'LoadBalancerName',
  'PrincipalName',
  'Name',
  'ImageName',
  'Filename',
];

function nameInDetails(resource: unknown): string | undefined {
  const details = Object.values(asObject(at(resource, 'Details')));
  for (const field of NAME_FIELDS) {
    const name = details.map((detail) => asLine(at(detail, field))).find((text) => text !== undefined);
    if (name !== undefined) return name;
  }
  return undefined;
}

function resourceOf(resource: unknown): FindingResource {
  const tags = asTextMap(at(resource, 'Tags'));
  const id = asLine(at(resource, 'Id')) ?? '';
  const fromId = nameOfResourceId(id);
  const type = asLine(at(resource, 'Type')) ?? 'Other';
  const fromTag = Object.hasOwn(tags, 'Name') ? asLine(tags['Name']) : undefined;
  return {
    type,
    id,
    name: fromTag ?? (isNoName(fromId) ? (nameInDetails(resource) ?? type) : fromId),
    region: asLine(at(resource, 'Region')),
    accountId: asLine(at(resource, 'AwsAccountId')),
    tags,
  };
}

/** All resources of an ASFF finding, with the names that people use for them. */
export const resourcesOfAsff = (finding: unknown): readonly FindingResource[] =>
  asList(at(finding, 'Resources')).map(resourceOf);
