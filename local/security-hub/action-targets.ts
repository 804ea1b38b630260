import { conflict, invalidInput, limitExceeded, notFound } from './api-error';
import type { ActionTarget, HubRegion } from './hub-region';
import type { Call, JsonObject, Operation } from './operation';
import { listIn, page, stringIn } from './operation';

/** Per account and Region; AWS does not raise it. */
const MAX_ACTION_TARGETS = 50;
const MAX_LENGTH = 20;

function nameOf(body: JsonObject): string {
  const name = stringIn(body, 'Name') ?? '';
  if (name.length < 1 || name.length > MAX_LENGTH) throw invalidInput('Name must have 1 to 20 characters');
  return name;
}

function descriptionOf(body: JsonObject): string {
  const description = stringIn(body, 'Description') ?? '';
  if (description.trim() === '') throw invalidInput('Description must not be empty');
  return description;
}

function create(hub: HubRegion, { body }: Call): object {
  const id = stringIn(body, 'Id') ?? '';
  if (!/^[A-Za-z0-9]{1,20}$/.test(id)) throw invalidInput('Id must have 1 to 20 letters or digits');
  const target: ActionTarget = {
    ActionTargetArn: hub.arn(`action/custom/${id}`),
    Name: nameOf(body),
    Description: descriptionOf(body),
  };
  if (hub.actionTargets.has(target.ActionTargetArn)) throw conflict(`Action target ${id} already exists`);
  if (hub.actionTargets.size >= MAX_ACTION_TARGETS) {
    throw limitExceeded(`At most ${MAX_ACTION_TARGETS} custom actions are allowed`);
  }
  hub.actionTargets.set(target.ActionTargetArn, target);
  return { ActionTargetArn: target.ActionTargetArn };
}

export function actionTarget(hub: HubRegion, arn: string): ActionTarget {
  const target = hub.actionTargets.get(arn);
  if (!target) throw notFound(`Action target ${arn} does not exist`);
  return target;
}

function describe(hub: HubRegion, { body }: Call): object {
  const arns = listIn(body, 'ActionTargetArns').map(String);
  const targets =
    arns.length > 0 ? arns.map((arn) => actionTarget(hub, arn)) : [...hub.actionTargets.values()];
  const size = typeof body['MaxResults'] === 'number' ? body['MaxResults'] : 100;
  if (size < 1 || size > 100) throw invalidInput('MaxResults must be from 1 to 100');
  const { items, next } = page(targets, body['NextToken'], size);
  return { ActionTargets: items, NextToken: next };
}

function update(hub: HubRegion, { body, pathLabel }: Call): object {
  const known = actionTarget(hub, pathLabel);
  hub.actionTargets.set(pathLabel, {
    ...known,
    ...('Name' in body ? { Name: nameOf(body) } : {}),
    ...('Description' in body ? { Description: descriptionOf(body) } : {}),
  });
  return {};
}

function remove(hub: HubRegion, { pathLabel }: Call): object {
  actionTarget(hub, pathLabel);
  hub.actionTargets.delete(pathLabel);
  return { ActionTargetArn: pathLabel };
}

export const ACTION_TARGET_OPERATIONS: readonly Operation[] = [
  { name: 'CreateActionTarget', method: 'POST', path: '/actionTargets', handle: create },
  { name: 'DescribeActionTargets', method: 'POST', path: '/actionTargets/get', handle: describe },
  { name: 'UpdateActionTarget', method: 'PATCH', path: '/actionTargets/{ActionTargetArn}', handle: update },
  { name: 'DeleteActionTarget', method: 'DELETE', path: '/actionTargets/{ActionTargetArn}', handle: remove },
];
