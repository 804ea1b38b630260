import type {
  AlertingConfig,
  MemberConfig,
  PlaceConfig,
  StackConfig,
  TriggerConfig,
} from './alerting-config';
import { backendLocation, locationField, resolveBackend } from './backend-config';
import { namedStacks } from './stack-names';

/** An entry of the file with where it stands. */
type Place = readonly [path: string, name: string, config: PlaceConfig];

/** What the schema cannot say: fields that depend on each other. Expects a file of the right form. */
export function stackProblems(config: AlertingConfig): string[] {
  const stacks = Object.entries(config.stacks);
  const members = Object.entries(config.members ?? {});
  const places = [
    ...stacks.map(([name, stack]): Place => [`stacks.${name}`, name, stack]),
    ...members.map(([name, member]): Place => [`members.${name}`, name, member]),
  ];
  return [
    ...places.flatMap(([path, , place]) => [
      ...regionProblems(path, place),
      ...aggregatorProblems(path, place),
    ]),
    ...stacks.flatMap(([name, stack]) => triggerProblems(`stacks.${name}`, stack)),
    ...stacks.flatMap(([name, stack]) => busProblems(`stacks.${name}`, stack)),
    ...members.flatMap(([name, member]) => emptyMember(`members.${name}`, member)),
    ...sharedNames(places),
    ...sharedStates(places),
  ];
}

const triggerProblems = (path: string, { triggers }: StackConfig): string[] =>
  triggers.flatMap((trigger, index) => customActionProblems(`${path}.triggers[${index}]`, trigger));

function busProblems(path: string, { eventBusName, findingBus }: StackConfig): string[] {
  const both = eventBusName !== undefined && findingBus !== undefined;
  return both ? [`${path}: expected either "eventBusName" or "findingBus", got both`] : [];
}

function emptyMember(path: string, { customActions, memberRole, sendTo, sources }: MemberConfig): string[] {
  if (customActions ?? memberRole ?? sendTo ?? sources) return [];
  return [
    `${path}: expected at least one of "customActions", "sendTo", "memberRole" and "sources", got none`,
  ];
}

function regionProblems(path: string, stack: PlaceConfig): string[] {
  const given = [stack.region, stack.regions].filter((value) => value !== undefined).length;
  if (given === 1) return [];
  return [`${path}: expected either "region" or "regions", got ${given === 0 ? 'neither' : 'both'}`];
}

function aggregatorProblems(path: string, { regions = [], sources }: PlaceConfig): string[] {
  if (sources?.findingAggregator === undefined || regions.length < 2) return [];
  return [
    `${path}.sources.findingAggregator: expected a single Region, got ${regions.length}: ` +
      'an account has one aggregation Region, put it into an entry of its own',
  ];
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
function sharedNames(places: readonly Place[]): string[] {
  const names = places.flatMap(([, name, stack]) => namedStacks(name, stack).map((named) => named.name));
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].map((name) => `stacks: two Terraform stacks would be called ${name}: rename one`);
}

function sharedStates(places: readonly Place[]): string[] {
  const owners = new Map<string, string>();
  return places.flatMap(([path, name, stack]) =>
    namedStacks(name, stack).flatMap((named) => {
      const backend = resolveBackend(stack.backend, named.name);
      const location = backendLocation(backend);
      if (location === undefined) return [];
      const owner = owners.get(location);
      owners.set(location, owner ?? named.name);
      return owner === undefined ? [] : [sameState(path, locationField(backend), named.name, owner)];
    }),
  );
}

const sameState = (path: string, field: string, stack: string, owner: string): string =>
  `${path}.backend.${field}: ${stack} would overwrite the state of ${owner}, ` +
  'put {stack} into the text to keep one state per stack';
