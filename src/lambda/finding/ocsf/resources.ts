import type { FindingResource } from '../finding';
import { asLine, asList, asTextMap, at } from '../json';
import { isNoName, nameOfResourceId } from '../resource-name';

/** OCSF writes tags as a list of `name` and `value`, AWS's own data as `key` and `value`. */
function tagsOf(resource: unknown): Readonly<Record<string, string>> {
  const own = asList(at(resource, 'tags'));
  const listed = own.length > 0 ? own : asList(at(resource, 'data', 'tags'));
  const pairs = listed.map(
    (tag) => [asLine(at(tag, 'name')) ?? asLine(at(tag, 'key')), at(tag, 'value')] as const,
  );
  return asTextMap(Object.fromEntries(pairs.filter(([key]) => key !== undefined)));
}

function resourceOf(resource: unknown): FindingResource {
  const id = asLine(at(resource, 'uid')) ?? asLine(at(resource, 'uid_alt')) ?? '';
  const tags = tagsOf(resource);
  const type = asLine(at(resource, 'type')) ?? 'Other';
  const fromTag = Object.hasOwn(tags, 'Name') ? asLine(tags['Name']) : undefined;
  const fromId = nameOfResourceId(asLine(at(resource, 'name')) ?? id);
  return {
    type,
    id: asLine(at(resource, 'uid_alt'))?.startsWith('arn:') ? (asLine(at(resource, 'uid_alt')) ?? id) : id,
    name: fromTag ?? (isNoName(fromId) ? type : fromId),
    region: asLine(at(resource, 'region')),
    accountId: asLine(at(resource, 'owner', 'account', 'uid')),
    tags,
  };
}

/** The resources of an OCSF finding; the older single `resource` counts too. */
export function resourcesOfOcsf(finding: unknown): readonly FindingResource[] {
  const listed = asList(at(finding, 'resources'));
  const single = at(finding, 'resource');
  return (listed.length === 0 && single !== undefined ? [single] : listed).map(resourceOf);
}
