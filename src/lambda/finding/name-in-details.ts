import { asLine, asObject, asTexts, at } from './json';

/** Fields that hold the name a person gave, most telling first; ASFF writes them so, OCSF with a small first letter. */
const NAME_FIELDS: readonly (readonly string[])[] = [
  ['UserName'],
  ['FunctionName'],
  ['RoleName'],
  ['GroupName'],
  ['DBInstanceIdentifier'],
  ['DBClusterIdentifier'],
  ['Aliases', 'Items'],
  ['DomainName'],
  ['ClusterName'],
  ['TableName'],
  ['LoadBalancerName'],
  ['PrincipalName'],
  ['StackName'],
  ['Name'],
  ['ImageName'],
  ['Filename'],
];

const small = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);

const first = (value: unknown): string | undefined => asLine(value) ?? asTexts(value)[0];

/** The objects that may hold such a field: those by resource type, and the holder itself. */
const holders = (details: unknown): readonly unknown[] => [...Object.values(asObject(details)), details];

/** A name in what the source says of the resource, whatever its type. */
export function nameInDetails(details: unknown): string | undefined {
  for (const path of NAME_FIELDS) {
    const name = holders(details)
      .flatMap((holder) => [first(at(holder, ...path)), first(at(holder, ...path.map(small)))])
      .find((text) => text !== undefined);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** `shop/web:1.2` of a container image: its ARN holds only the digest. */
export function imageName(details: unknown): string | undefined {
  for (const holder of holders(details)) {
    const repository = asLine(at(holder, 'RepositoryName')) ?? asLine(at(holder, 'repositoryName'));
    const [tag] = [...asTexts(at(holder, 'ImageTags')), ...asTexts(at(holder, 'imageTags'))];
    if (repository !== undefined && tag !== undefined) return `${repository}:${tag}`;
  }
  return undefined;
}
