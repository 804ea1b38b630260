import type { FindingResource } from '../finding';
import { asLine, asList, asTextMap, at } from '../json';
import { nameOfResource } from '../name-of-resource';

function resourceOf(resource: unknown): FindingResource {
  const tags = asTextMap(at(resource, 'Tags'));
  const id = asLine(at(resource, 'Id')) ?? '';
  const type = asLine(at(resource, 'Type')) ?? 'Other';
  return {
    type,
    id,
    name: nameOfResource({
      type,
      ids: [id],
      nameTag: Object.hasOwn(tags, 'Name') ? asLine(tags['Name']) : undefined,
      details: at(resource, 'Details'),
    }),
    region: asLine(at(resource, 'Region')),
    accountId: asLine(at(resource, 'AwsAccountId')),
    tags,
  };
}

/** All resources of an ASFF finding, with the names that people use for them. */
export const resourcesOfAsff = (finding: unknown): readonly FindingResource[] =>
  asList(at(finding, 'Resources')).map(resourceOf);
