import type { Clients } from '../aws/clients';
import { eventBridgeSdk } from '../aws/clients';
import type { EventPattern } from './event-pattern';
import type { ExplainedRule } from './explain';

export interface ReadRule extends ExplainedRule {
  readonly isEnabled: boolean;
}

/** `…:rule/NAME` on the default bus, `…:rule/BUS/NAME` on another. */
function placeOf(arn: string): { readonly Name: string; readonly EventBusName?: string } {
  const parts = arn.split(':rule/')[1]?.split('/') ?? [];
  const Name = parts.at(-1) ?? '';
  return parts.length > 1 ? { Name, EventBusName: parts.slice(0, -1).join('/') } : { Name };
}

async function readRule(clients: Clients, arn: string): Promise<ReadRule> {
  const { DescribeRuleCommand, ListTargetsByRuleCommand } = eventBridgeSdk();
  const { Name, EventBusName } = placeOf(arn);
  const [rule, { Targets = [] }] = await Promise.all([
    clients.eventBridge.send(new DescribeRuleCommand({ Name, EventBusName })),
    clients.eventBridge.send(new ListTargetsByRuleCommand({ Rule: Name, EventBusName })),
  ]);
  return {
    name: Name,
    pattern: JSON.parse(rule.EventPattern ?? '{}') as EventPattern,
    targets: Targets.map(({ Arn = '' }) => Arn.split(':').at(-1) ?? Arn),
    isEnabled: rule.State !== 'DISABLED',
  };
}

/** The rules as EventBridge has them now, which may not be as they were deployed. */
export const readRules = (clients: Clients, arns: readonly string[]): Promise<readonly ReadRule[]> =>
  Promise.all(arns.map((arn) => readRule(clients, arn)));
