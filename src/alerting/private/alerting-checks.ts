import { guardProblems } from '../../delivery/forwarder-checks';
import { functionProblems } from '../../delivery/function-checks';
import type { IAlertEndpoint } from '../../endpoints/alert-endpoint';
import { monitoringProblems } from '../../monitoring/monitoring-checks';
import type { Check } from '../../private/checks';
import { checkPattern, isToken } from '../../private/checks';
import { Problems } from '../../private/problems';
import { checkRoleOptions } from '../../private/role-checks';
import { webhookOptionProblems } from '../../sync-back/webhook-checks';
import type { ITrigger } from '../../triggers/trigger';
import type { SecurityHubAlertingProps } from '../security-hub-alerting-props';

/** Longest names of queues, rules and roles are made from this one; AWS stops at 64 characters for most. */
const checkName = (name: string): Check =>
  checkPattern(
    'name',
    name,
    /^[A-Za-z][0-9A-Za-z-]{0,29}$/,
    '1 to 30 letters, digits and `-`, beginning with a letter',
  );

/** Everything that is wrong with the whole, its triggers and its endpoints, in one list. */
export function alertingProblems(props: SecurityHubAlertingProps): Problems {
  const problems = new Problems();
  const triggers = props.triggers ?? [];
  const endpoints = props.endpoints ?? [];
  problems.add(...checkName(props.name), ...checkRoleOptions('roleOptions', props.roleOptions));
  problems.add(...functionProblems('functions.', props.functions), ...sharedCodeProblem(props));
  problems.add(...guardProblems(props.guard));
  problems.addFrom('webhook', webhookOptionProblems(props.webhook ?? {}));
  problems.addFrom('monitoring', monitoringProblems(props.monitoring ?? {}));
  triggers.forEach((trigger, index) => {
    problems.addFrom(`triggers[${index}]`, triggerProblems(trigger, triggers.slice(0, index)));
  });
  endpoints.forEach((endpoint, index) => {
    problems.addFrom(`endpoints[${index}]`, endpointProblems(endpoint, endpoints.slice(0, index)));
  });
  return problems;
}

const sharedCodeProblem = ({ functions }: SecurityHubAlertingProps): Check =>
  functions?.codePath === undefined
    ? []
    : ['`functions.codePath` must not be set: each function has code of its own; set it on the endpoint'];

export function triggerProblems(trigger: ITrigger, others: readonly ITrigger[]): Check {
  const ids = others.map((other) => other.triggerId);
  return [...trigger.problems(), ...checkUnique('triggerId', trigger.triggerId, ids)];
}

export function endpointProblems(endpoint: IAlertEndpoint, others: readonly IAlertEndpoint[]): Check {
  const ids = others.map((other) => other.endpointId);
  return [...endpoint.problems(), ...checkUnique('endpointId', endpoint.endpointId, ids)];
}

/** Ids are part of names which AWS compares without case in places. */
function checkUnique(prop: string, id: string, others: readonly string[]): Check {
  if (isToken(id)) return [`\`${prop}\` must be known at synth: it is part of construct ids`];
  const taken = others.some((other) => other.toLowerCase() === id.toLowerCase());
  return taken
    ? [`\`${prop}\` must be unique, got a second: ${JSON.stringify(id)}; set \`${prop}\` on one of them`]
    : [];
}
