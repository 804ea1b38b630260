import type { FindingResource } from '../finding/finding';

/** The resource that the finding is about: the object rather than the bucket around it. */
export const mainResource = (resources: readonly FindingResource[]): FindingResource | undefined =>
  resources.find(({ type }) => /S3Object|S3::Object/.test(type)) ?? resources[0];

/** The account itself is listed as a resource where a check is about all of it. */
const isAccount = (resource: FindingResource): boolean =>
  (/Account$/.test(resource.type) && !/^arn:(?!.*:root$)/.test(resource.id)) ||
  /^(AWS::::Account:)?\d{12}$/.test(resource.id);

/** Resources without the account, and without those that another one lies in: the bucket around an object. */
export const tellingResources = (resources: readonly FindingResource[]): readonly FindingResource[] =>
  resources.filter(
    (one) =>
      !isAccount(one) && !resources.some((other) => one.id !== '' && other.id.startsWith(`${one.id}/`)),
  );

const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;

/** The Region that the resource is in: a finding may have been made in another one. */
export function regionOf(resource: FindingResource | undefined, findingRegion: string): string {
  const own = resource?.region?.toLowerCase() ?? '';
  return REGION.test(own) ? own : findingRegion;
}
