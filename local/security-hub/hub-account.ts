import { conflict, invalidAccess, invalidInput } from './api-error';
import type { HubRegion } from './hub-region';
import type { Call, Operation } from './operation';
import { stringIn } from './operation';
import { setTags } from './tags';

const GENERATORS = ['STANDARD_CONTROL', 'SECURITY_CONTROL'];

export const notSubscribed = (hub: HubRegion) =>
  invalidAccess(`Account ${hub.options.accountId} is not subscribed to AWS Security Hub`);

function enable(hub: HubRegion, { body }: Call): object {
  if (hub.settings) throw conflict('Account is already subscribed to Security Hub');
  hub.settings = {
    subscribedAt: hub.nowIso(),
    autoEnableControls: true,
    controlFindingGenerator: generator(body) ?? 'SECURITY_CONTROL',
  };
  setTags(hub, hub.arn('hub/default'), body['Tags']);
  return {};
}

function generator(body: Call['body']): string | undefined {
  const value = stringIn(body, 'ControlFindingGenerator');
  if (value !== undefined && !GENERATORS.includes(value)) throw invalidInput('ControlFindingGenerator');
  return value;
}

function describe(hub: HubRegion): object {
  if (!hub.settings) throw notSubscribed(hub);
  return {
    HubArn: hub.arn('hub/default'),
    SubscribedAt: hub.settings.subscribedAt,
    AutoEnableControls: hub.settings.autoEnableControls,
    ControlFindingGenerator: hub.settings.controlFindingGenerator,
  };
}

function update(hub: HubRegion, { body }: Call): object {
  if (!hub.settings) throw notSubscribed(hub);
  const auto = body['AutoEnableControls'];
  hub.settings = {
    ...hub.settings,
    autoEnableControls: typeof auto === 'boolean' ? auto : hub.settings.autoEnableControls,
    controlFindingGenerator: generator(body) ?? hub.settings.controlFindingGenerator,
  };
  return {};
}

/** Switching off forgets everything, as the service does. */
function disable(hub: HubRegion): object {
  if (!hub.settings) throw notSubscribed(hub);
  hub.settings = undefined;
  hub.aggregator = undefined;
  hub.actionTargets.clear();
  hub.productSubscriptions.clear();
  hub.tags.clear();
  hub.findings.clear();
  return {};
}

const noStandards = (): object => ({ StandardsSubscriptions: [] });

export const HUB_OPERATIONS: readonly Operation[] = [
  { name: 'EnableSecurityHub', method: 'POST', path: '/accounts', handle: enable, withoutHub: true },
  { name: 'DescribeHub', method: 'GET', path: '/accounts', handle: describe, withoutHub: true },
  { name: 'UpdateSecurityHubConfiguration', method: 'PATCH', path: '/accounts', handle: update },
  { name: 'DisableSecurityHub', method: 'DELETE', path: '/accounts', handle: disable, withoutHub: true },
  { name: 'GetEnabledStandards', method: 'POST', path: '/standards/get', handle: noStandards },
];
