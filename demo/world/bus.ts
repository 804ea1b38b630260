import { matchesEvent } from '../../local/event-bus';
import type { HubEvent } from '../../local/security-hub';
import type { MessageQueue } from '../../local/sqs';
import type { Topic } from '../../local/sns';
import type { DeployedRule } from '../deployment/deployment';
import type { Journal } from './journal';
import { keysIn } from './keys';

/** How often a rule took an event, and how often it left one alone. */
export interface RuleCount {
  readonly name: string;
  readonly matched: number;
  readonly passed: number;
}

/** The default bus with the deployed rules: an event goes once to every target of every rule that it fits. */
export class Bus {
  private readonly counts = new Map<string, { matched: number; passed: number }>();

  public constructor(
    private readonly rules: readonly DeployedRule[],
    private readonly queues: ReadonlyMap<string, MessageQueue>,
    private readonly topics: ReadonlyMap<string, Topic>,
    private readonly journal: Journal,
  ) {
    for (const { name } of rules) this.counts.set(name, { matched: 0, passed: 0 });
  }

  public get ruleCounts(): readonly RuleCount[] {
    return [...this.counts].map(([name, count]) => ({ name, ...count }));
  }

  public put(event: HubEvent): void {
    const body = JSON.stringify(event);
    const keys = keysIn(body);
    this.journal.add({ kind: 'event', title: event['detail-type'], keys, detail: event });
    const matched = this.rules.filter((rule) => matchesEvent(rule.pattern, event));
    for (const { name } of this.rules)
      this.count(
        name,
        matched.some((rule) => rule.name === name),
      );
    if (matched.length === 0) {
      const title = 'No rule takes this event';
      this.journal.add({
        kind: 'rule',
        title,
        keys,
        detail: this.rules.map(({ name, pattern }) => ({ name, pattern })),
      });
    }
    for (const { name, pattern, targetArns } of matched) {
      this.journal.add({
        kind: 'rule',
        title: `Rule ${name} matches`,
        keys,
        detail: { pattern, targetArns },
      });
      for (const arn of targetArns) this.deliver(arn, body);
    }
  }

  private deliver(arn: string, body: string): void {
    this.queues.get(arn)?.send(body);
    void this.topics.get(arn)?.publish(body);
  }

  private count(name: string, isMatch: boolean): void {
    const count = this.counts.get(name);
    if (count) count[isMatch ? 'matched' : 'passed'] += 1;
  }
}
