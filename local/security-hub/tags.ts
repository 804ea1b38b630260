import { notFound } from './api-error';
import type { HubRegion } from './hub-region';
import type { Call, Operation } from './operation';

export function setTags(hub: HubRegion, arn: string, tags: unknown): void {
  const known = hub.tags.get(arn) ?? new Map<string, string>();
  if (tags !== null && typeof tags === 'object') {
    for (const [key, value] of Object.entries(tags)) known.set(key, String(value));
  }
  hub.tags.set(arn, known);
}

function tagsOf(hub: HubRegion, arn: string): Map<string, string> {
  const tags = hub.tags.get(arn);
  if (!tags) throw notFound(`No resource with the ARN ${arn}`);
  return tags;
}

const list = (hub: HubRegion, { pathLabel }: Call): object => ({
  Tags: Object.fromEntries(tagsOf(hub, pathLabel)),
});

function tag(hub: HubRegion, { pathLabel, body }: Call): object {
  tagsOf(hub, pathLabel);
  setTags(hub, pathLabel, body['Tags']);
  return {};
}

function untag(hub: HubRegion, { pathLabel, query }: Call): object {
  const tags = tagsOf(hub, pathLabel);
  for (const key of query.getAll('tagKeys')) tags.delete(key);
  return {};
}

export const TAG_OPERATIONS: readonly Operation[] = [
  { name: 'ListTagsForResource', method: 'GET', path: '/tags/{ResourceArn}', handle: list },
  { name: 'TagResource', method: 'POST', path: '/tags/{ResourceArn}', handle: tag },
  { name: 'UntagResource', method: 'DELETE', path: '/tags/{ResourceArn}', handle: untag },
];
