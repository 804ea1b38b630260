import type { StackConfig } from './alerting-config';

/** One Terraform stack: an environment in one Region. */
export interface NamedStack {
  readonly name: string;
  readonly region: string;
}

/**
 * `region` makes the stack `<name>`, `regions` the stacks `<name>-<region>`, also when it lists a single one: adding
 * a Region must not rename, and so deploy a second time, what is there already.
 */
export function namedStacks(name: string, config: StackConfig): NamedStack[] {
  if (config.region !== undefined) return [{ name, region: config.region }];
  return (config.regions ?? []).map((region) => ({ name: `${name}-${region}`, region }));
}
