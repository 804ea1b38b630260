import { Construct } from 'constructs';
import type { DeadLetterQueue } from '../../delivery/dead-letter-queue';
import type { FindingRuleOptions } from '../../delivery/finding-rule';
import { FindingRule } from '../../delivery/finding-rule';
import type { IFindingTarget } from '../../delivery/finding-target';
import type { FindingPattern } from '../../triggers/finding-pattern';
import type { TriggerConfig } from '../../triggers/trigger';

export interface TriggerRulesProps {
  /** Name of the first rule. */
  readonly name: string;
  readonly config: TriggerConfig;
  readonly options?: FindingRuleOptions;
  /** Asked for with the first rule. */
  readonly deadLetterQueue: () => DeadLetterQueue;
}

/** Rules with one pattern: as many as the targets need. */
class RuleSeries {
  public readonly rules: FindingRule[] = [];
  private readonly targets = new Set<IFindingTarget>();

  public constructor(
    private readonly scope: Construct,
    private readonly id: string,
    private readonly name: string,
    private readonly pattern: FindingPattern,
    private readonly props: TriggerRulesProps,
  ) {}

  public add(target: IFindingTarget, targetId: string): void {
    if (this.targets.has(target)) return;
    this.targets.add(target);
    this.ruleWithRoom().addTarget(target, targetId);
  }

  private ruleWithRoom(): FindingRule {
    const last = this.rules.at(-1);
    if (last?.hasRoom) return last;
    const number = this.rules.length + 1;
    const rule = new FindingRule(this.scope, number === 1 ? this.id : `${this.id}${number}`, {
      ...this.props.options,
      name: number === 1 ? this.name : `${this.name}-${number}`,
      pattern: this.pattern,
      deadLetterQueue: this.props.deadLetterQueue(),
    });
    this.rules.push(rule);
    return rule;
  }
}

/** The rules of one trigger: openings for all endpoints, follow-ups for those that can tell them apart. */
export class TriggerRules extends Construct {
  private readonly openings: RuleSeries;
  private readonly followUps?: RuleSeries;

  public constructor(scope: Construct, id: string, props: TriggerRulesProps) {
    super(scope, id);
    const { config, name } = props;
    this.openings = new RuleSeries(this, 'Rule', name, config.openings, props);
    if (config.followUps !== undefined) {
      this.followUps = new RuleSeries(this, 'FollowUpRule', `${name}-follow-ups`, config.followUps, props);
    }
  }

  public addTarget(target: IFindingTarget, targetId: string, takesFollowUps: boolean): void {
    this.openings.add(target, targetId);
    if (takesFollowUps) this.followUps?.add(target, targetId);
  }

  public get rules(): FindingRule[] {
    return [...this.openings.rules, ...(this.followUps?.rules ?? [])];
  }
}
