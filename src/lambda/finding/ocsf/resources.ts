import type { FindingResource } from '../finding';
import { asLine, asList, asTextMap, at } from '../json';
import { nameOfResource } from '../name-of-resource';

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
  const uid = asLine(at(resource, 'uid'));
  const alternative = asLine(at(resource, 'uid_alt'));
  const arn = [uid, alternative].find((id) => id?.startsWith('arn:'));
  const tags = tagsOf(resource);
  const type = asLine(at(resource, 'type')) ?? 'Other';
  const name = nameOfResource({
    type,
    ids: [asLine(at(resource, 'name')), arn, uid, alternative],
    nameTag: Object.hasOwn(tags, 'Name') ? asLine(tags['Name']) : undefined,
    details: at(resource, 'data'),
  });
  return {
    type,
    id: arn ?? uid ?? alternative ?? '',
    name: name === type ? type : inBucket(name, type, bucket),
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
