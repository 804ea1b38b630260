import type { Construct } from 'constructs';
import { checkAction, checkActionArn } from '../private/action-checks';
import type { Check } from '../private/checks';
import { checkPattern, isToken } from '../private/checks';
import type { ICustomAction } from './custom-action';
import { CustomAction } from './custom-action';
import { FindingStatus, WorkflowStatus } from './finding-enums';
import type { FindingFilter, FindingFilterV2 } from './finding-filter';
import { FindingPattern } from './finding-pattern';

/** What a trigger has built, for the rules and the outputs. */
export interface TriggerConfig {
  /** Events that open alerts; all endpoints get them. */
  readonly openings: FindingPattern;

  /**
   * Events that acknowledge, change or close alerts; only endpoints that can tell them apart get them.
   * @default - none
   */
  readonly followUps?: FindingPattern;

  /**
   * The custom action that people use.
   * @default - none
   */
  readonly customAction?: ICustomAction;
}

/** What is sent to the on-call tools. */
export interface ITrigger {
  /** Unique among the triggers; part of construct ids and rule names. */
  readonly triggerId: string;

  /** What is wrong with the props, one line each; empty when nothing is. */
  problems(): string[];

  /** What is worth a warning, one line each. */
  warnings(): string[];

  /** Makes the trigger's resources. Called once. */
  bind(scope: Construct): TriggerConfig;
}

export interface TriggerOptions {
  /**
   * Id of the trigger: 1 to 20 letters, digits and `-`; unique among the triggers, part of construct ids and rule names.
   * @default - the id of the custom action, else `ImportedFindings` or `ImportedFindingsV2`
   */
  readonly triggerId?: string;
}

export interface InsightResultsTriggerOptions extends TriggerOptions {
  /**
   * Id of a new custom action, 1 to 20 letters and digits. Exactly one of this and `customActionArn`.
   * @default - the action exists already
   */
  readonly customActionId?: string;

  /**
   * ARN of a custom action that exists already.
   * @default - a new one
   */
  readonly customActionArn?: string;

  /**
   * Name of the new action in the console's list, 1 to 20 characters.
   * @default - the id
   */
  readonly name?: string;

  /**
   * What the new action does.
   * @default 'Send to the on-call tool'
   */
  readonly description?: string;
}

export interface CustomActionTriggerOptions extends InsightResultsTriggerOptions {
  /**
   * Also send the results of an insight that are sent with the same custom action.
   * @default false
   */
  readonly includeInsightResults?: boolean;

  /**
   * Also send API endpoints what happens later to findings: an alert that was opened by hand is then acknowledged
   * and resolved with its finding. They get such events of all findings and ignore those they know no alert for.
   * @default true
   */
  readonly followUps?: boolean;
}

export interface ImportedFindingsTriggerOptions extends FindingFilter, TriggerOptions {}

export interface ImportedFindingsV2TriggerOptions extends FindingFilterV2, TriggerOptions {}

/** What is sent to the on-call tools: value objects, made into resources by `SecurityHubAlerting`. */
export class Trigger implements ITrigger {
  /** Findings that a person picks in the console, one menu entry. */
  public static customAction(options: CustomActionTriggerOptions): Trigger {
    const { includeInsightResults, followUps = true } = options;
    return new Trigger(actionTriggerId(options), checkActionTrigger(options), [], (scope) => {
      const customAction = actionOf(scope, options);
      const openings = FindingPattern.customAction(customAction.customActionArn, { includeInsightResults });
      return { openings, customAction, followUps: followUps ? FindingPattern.followUps() : undefined };
    });
  }

  /** Results of an insight that a person sends, one menu entry of its own. */
  public static insightResults(options: InsightResultsTriggerOptions): Trigger {
    return new Trigger(actionTriggerId(options), checkActionTrigger(options), [], (scope) => {
      const customAction = actionOf(scope, options);
      return { openings: FindingPattern.insightResults(customAction.customActionArn), customAction };
    });
  }

  /**
   * Findings of Security Hub CSPM by themselves, as they come. Without `severities`, all severities: a hub in daily
   * use has thousands of them.
   */
  public static importedFindings(options: ImportedFindingsTriggerOptions = {}): Trigger {
    const openings = FindingPattern.openings(options);
    const warnings = loopWarning('workflowStatuses', options.workflowStatuses, WorkflowStatus.NEW);
    const followUps = FindingPattern.followUps(options);
    return new Trigger(
      options.triggerId ?? 'ImportedFindings',
      problemsOf(openings, followUps),
      warnings,
      () => ({ openings, followUps }),
    );
  }

  /** Findings of Security Hub V2 by themselves, as they come. */
  public static importedFindingsV2(options: ImportedFindingsV2TriggerOptions = {}): Trigger {
    const openings = FindingPattern.openingsV2(options);
    const warnings = loopWarning('statuses', options.statuses, FindingStatus.NEW);
    const followUps = FindingPattern.followUpsV2(options);
    return new Trigger(
      options.triggerId ?? 'ImportedFindingsV2',
      problemsOf(openings, followUps),
      warnings,
      () => ({ openings, followUps }),
    );
  }

  private constructor(
    public readonly triggerId: string,
    private readonly found: Check,
    private readonly hazards: readonly string[],
    private readonly build: (scope: Construct) => TriggerConfig,
  ) {}

  public problems(): string[] {
    const id = checkPattern(
      'triggerId',
      this.triggerId,
      /^[0-9A-Za-z-]{1,20}$/,
      '1 to 20 letters, digits and `-`',
    );
    return [...id, ...this.found];
  }

  public warnings(): string[] {
    return [...this.hazards];
  }

  public bind(scope: Construct): TriggerConfig {
    return this.build(scope);
  }
}

/** Both patterns check the same scope, but each has a length of its own. */
const problemsOf = (...patterns: FindingPattern[]): Check => [
  ...new Set(patterns.flatMap((pattern) => pattern.problems())),
];

function actionTriggerId({
  triggerId,
  customActionId,
  customActionArn,
}: InsightResultsTriggerOptions): string {
  if (triggerId !== undefined) return triggerId;
  if (customActionId !== undefined) return customActionId;
  return isToken(customActionArn) ? 'CustomAction' : (customActionArn?.split('/').pop() ?? 'CustomAction');
}

function actionOf(scope: Construct, options: InsightResultsTriggerOptions): ICustomAction {
  const { customActionId, customActionArn, name, description } = options;
  return customActionId === undefined
    ? CustomAction.fromCustomActionArn(scope, 'CustomAction', customActionArn ?? '')
    : new CustomAction(scope, 'CustomAction', { customActionId, name, description });
}

function checkActionTrigger(options: InsightResultsTriggerOptions): Check {
  const { customActionId, customActionArn } = options;
  if ((customActionId === undefined) === (customActionArn === undefined)) {
    return [
      'exactly one of `customActionId` (a new action) and `customActionArn` (one that exists) must be given',
    ];
  }
  return customActionId === undefined
    ? checkActionArn('customActionArn', customActionArn ?? '')
    : checkAction({ ...options, customActionId });
}

/** Each update of a finding is an event of its own: only a filter on new findings keeps an update from alerting again. */
function loopWarning(prop: string, statuses: readonly string[] | undefined, safe: string): string[] {
  if (statuses === undefined || statuses.every((status) => status === safe)) return [];
  return [
    `\`${prop}\` takes more than ${safe}: what the on-call tool writes to a finding comes back as an event, ` +
      'and a native endpoint alerts again. Leave it out, or switch `syncBack` off.',
  ];
}
