import { imageName, nameInDetails } from './name-in-details';
import { isNoName, isOpaque, nameOfResourceId } from './resource-name';

/** What a resource is called by, in either format. */
export interface NameSources {
  readonly type: string;
  /** Ids and names as the source has them, the most telling first. */
  readonly ids: readonly (string | undefined)[];
  readonly nameTag: string | undefined;
  readonly details: unknown;
}

const isName = (name: string): boolean => !isNoName(name) && !isOpaque(name);

/** What a person calls the resource: its `Name` tag, its image tag, the name in its id or in its details. */
export function nameOfResource({ type, ids, nameTag, details }: NameSources): string {
  const tagged = nameTag === undefined ? imageName(details) : nameOfResourceId(nameTag);
  if (tagged !== undefined) return tagged;
  const names = ids.filter((id) => id !== undefined).map(nameOfResourceId);
  const given = names.find(isName) ?? nameInDetails(details);
  return given ?? names.find((name) => !isNoName(name)) ?? type;
}
