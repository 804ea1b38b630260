import type { AlertingConfig, StackConfig, TriggerConfig } from './alerting-config';
import { backendLocation, locationField, resolveBackend } from './backend-config';
import { namedStacks } from './stack-names';

/** What the schema cannot say: fields that depend on each other. Expects a file of the right form. */
export function stackProblems(config: AlertingConfig): string[] {
  const stacks = Object.entries(config.stacks);
  return [
    ...stacks.flatMap(([name, stack]) => regionProblems(`stacks.${name}`, stack)),
    ...stacks.flatMap(([name, stack]) =>
      stack.triggers.flatMap((trigger, index) =>
        customActionProblems(`stacks.${name}.triggers[${index}]`, trigger),
      ),
    ),
    ...sharedNames(stacks),
    ...sharedStates(stacks),
  ];
}

function regionProblems(path: string, stack: StackConfig): string[] {
  const given = [stack.region, stack.regions].filter((value) => value !== undefined).length;
  if (given === 1) return [];
  return [`${path}: expected either "region" or "regions", got ${given === 0 ? 'neither' : 'both'}`];
}

function customActionProblems(path: string, trigger: TriggerConfig): string[] {
  if (trigger.type !== 'customAction' && trigger.type !== 'insightResults') return [];
  const isNew = [trigger.customActionId, trigger.name, trigger.description].some(
    (value) => value !== undefined,
  );
  const exists = trigger.customActionArn !== undefined;
  if (isNew && exists) {
    return [`${path}: expected either "customActionArn" or a new action's fields, got both`];
  }
  return exists || trigger.customActionId !== undefined
    ? []
    : [
        `${path}.customActionId: is missing, expected 1 to 20 letters and digits, or "customActionArn" instead`,
      ];
}

/** `prod` in `eu-west-1` by `regions` is called as a stack `prod-eu-west-1` would be. */
function sharedNames(stacks: readonly [string, StackConfig][]): string[] {
  const names = stacks.flatMap(([name, stack]) => namedStacks(name, stack).map((named) => named.name));
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].map((name) => `stacks: two Terraform stacks would be called ${name}: rename one`);
}

function sharedStates(stacks: readonly [string, StackConfig][]): string[] {
  const owners = new Map<string, string>();
  return stacks.flatMap(([name, stack]) =>
    namedStacks(name, stack).flatMap((named) => {
      const backend = resolveBackend(stack.backend, named.name);
      const location = backendLocation(backend);
      if (location === undefined) return [];
      const owner = owners.get(location);
      owners.set(location, owner ?? named.name);
      return owner === undefined ? [] : [sameState(name, locationField(backend), named.name, owner)];
    }),
  );
}

const sameState = (name: string, field: string, stack: string, owner: string): string =>
  `stacks.${name}.backend.${field}: ${stack} would overwrite the state of ${owner}, ` +
  'put {stack} into the text to keep one state per stack';
