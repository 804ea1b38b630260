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

/** Objects are listed by their key alone; the bucket stands beside the list. */
const inBucket = (name: string, type: string, bucket: string | undefined): string =>
  /S3::Object|S3Object/.test(type) && bucket !== undefined && !name.startsWith(`${bucket}/`)
    ? `${bucket}/${name}`
    : name;

function resourceOf(resource: unknown, bucket: string | undefined): FindingResource {
  const id = asLine(at(resource, 'uid')) ?? asLine(at(resource, 'uid_alt')) ?? '';
  const tags = tagsOf(resource);
  const type = asLine(at(resource, 'type')) ?? 'Other';
  const fromTag = Object.hasOwn(tags, 'Name') ? asLine(tags['Name']) : undefined;
  const fromId = nameOfResourceId(asLine(at(resource, 'name')) ?? id);
  return {
    type,
    id: asLine(at(resource, 'uid_alt'))?.startsWith('arn:') ? (asLine(at(resource, 'uid_alt')) ?? id) : id,
    name: fromTag ?? (isNoName(fromId) ? type : inBucket(fromId, type, bucket)),
    region: asLine(at(resource, 'region')),
    accountId: asLine(at(resource, 'owner', 'account', 'uid')),
    tags,
  };
}

/** The resources of an OCSF finding; the older single `resource` counts too. */
export function resourcesOfOcsf(finding: unknown): readonly FindingResource[] {
  const listed = asList(at(finding, 'resources'));
  const single = at(finding, 'resource');
  const bucket = asLine(at(finding, 'databucket', 'name'));
  const all = listed.length === 0 && single !== undefined ? [single] : listed;
  return all.map((resource) => resourceOf(resource, bucket));
}
