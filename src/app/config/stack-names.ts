import type { PlaceConfig } from './alerting-config';

/** One Terraform stack: an environment in one Region. */
export interface NamedStack {
  readonly name: string;
  readonly region: string;
  /** Beginning of all resource names. */
  readonly prefix: string;
}

/**
 * `region` makes the stack `<name>`, `regions` the stacks `<name>-<region>`, also when it lists a single one: adding
 * a Region must not rename, and so deploy a second time, what is there already. IAM names are the same in all
 * Regions of an account, so with `regions` the prefix says the Region, too.
 */
export function namedStacks(name: string, config: PlaceConfig): NamedStack[] {
  const prefix = config.name ?? name;
  if (config.region !== undefined) return [{ name, region: config.region, prefix }];
  return (config.regions ?? []).map((region) => ({
    name: `${name}-${region}`,
    region,
    prefix: `${prefix}-${shortRegion(region)}`,
  }));
}

/** `eu-central-1` → `euc1`, `ap-southeast-2` → `apse2`, `us-gov-west-1` → `usgw1`: at most 6 characters. */
function shortRegion(region: string): string {
  const [area = '', ...places] = region.split('-');
  const words = places.map((place) => place.replace(/^(north|south)(east|west)$/, '$1-$2').split('-'));
  return (
    area +
    words
      .flat()
      .map((word) => word.charAt(0))
      .join('')
  );
}
