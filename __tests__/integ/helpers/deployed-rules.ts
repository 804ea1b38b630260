import { DescribeRuleCommand, ListRulesCommand, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';

/** Names of the deployed rules whose pattern the emulator itself finds to fit the event. */
export async function rulesThatTake(events: EventBridgeClient, event: object): Promise<string[]> {
  const { Rules = [] } = await events.send(new ListRulesCommand({}));
  const taken = await Promise.all(
    Rules.map(async ({ Name }) => {
      const { EventPattern } = await events.send(new DescribeRuleCommand({ Name }));
      const command = new TestEventPatternCommand({ EventPattern, Event: JSON.stringify(event) });
      return (await events.send(command)).Result ? [`${Name}`] : [];
    }),
  );
  return taken.flat().sort();
}
