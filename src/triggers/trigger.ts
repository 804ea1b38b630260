import type { Construct } from 'constructs';
import { AwsEnvironment } from '../private/aws-environment';
import type { Check } from '../private/checks';
import { checkPattern, isToken } from '../private/checks';
import type { ICustomAction } from './custom-action';
import { CustomAction } from './custom-action';
import { FindingStatus, WorkflowStatus } from './finding-enums';
import { FindingPattern } from './finding-pattern';
import { checkAction, checkActionArn } from './private/action-checks';
import type {
  CustomActionTriggerOptions,
  ImportedFindingsTriggerOptions,
  ImportedFindingsV2TriggerOptions,
  ImportedTriggerOptions,
  InsightResultsTriggerOptions,
  TriggerOptions,
} from './trigger-options';

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

  /**
   * Ids of the endpoints that get the events.
   * @default - all endpoints
   */
  readonly endpoints?: string[];

  /** What is wrong with the props, one line each; empty when nothing is. */
  problems(): string[];

  /** What is worth a warning, one line each. */
  warnings(): string[];

  /** Makes the trigger's resources. Called once. */
  bind(scope: Construct): TriggerConfig;
}

/** What is sent to the on-call tools: value objects, made into resources by `SecurityHubAlerting`. */
export class Trigger implements ITrigger {
  /** Findings that a person picks in the console, one menu entry. */
  public static customAction(options: CustomActionTriggerOptions): Trigger {
    const { includeInsightResults, followUps = true } = options;
    return new Trigger(idsOf(options, actionTriggerId(options)), checkActionTrigger(options), [], (scope) => {
      const customAction = actionOf(scope, options);
      const openings = options.includeForwarded
        ? FindingPattern.customActionById(actionIdOf(options), { includeInsightResults })
        : FindingPattern.customAction(customAction.customActionArn, { includeInsightResults });
      return { openings, customAction, followUps: followUps ? FindingPattern.followUps() : undefined };
    });
  }

  /** Results of an insight that a person sends, one menu entry of its own. */
  public static insightResults(options: InsightResultsTriggerOptions): Trigger {
    return new Trigger(idsOf(options, actionTriggerId(options)), checkActionTrigger(options), [], (scope) => {
      const customAction = actionOf(scope, options);
      const openings = options.includeForwarded
        ? FindingPattern.insightResultsById(actionIdOf(options))
        : FindingPattern.insightResults(customAction.customActionArn);
      return { openings, customAction };
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
      idsOf(options, 'ImportedFindings'),
      problemsOf(openings, followUps),
      warnings,
      importsOf({ openings, followUps }, options),
    );
  }

  /** Findings of Security Hub V2 by themselves, as they come. */
  public static importedFindingsV2(options: ImportedFindingsV2TriggerOptions = {}): Trigger {
    const openings = FindingPattern.openingsV2(options);
    const warnings = loopWarning('statuses', options.statuses, FindingStatus.NEW);
    const followUps = FindingPattern.followUpsV2(options);
    return new Trigger(
      idsOf(options, 'ImportedFindingsV2'),
      problemsOf(openings, followUps),
      warnings,
      importsOf({ openings, followUps }, options),
    );
  }

  public readonly triggerId: string;
  public readonly endpoints?: string[];

  private constructor(
    { triggerId, endpoints }: TriggerIds,
    private readonly found: Check,
    private readonly hazards: readonly string[],
    private readonly build: (scope: Construct) => TriggerConfig,
  ) {
    this.triggerId = triggerId;
    this.endpoints = endpoints;
  }

  public problems(): string[] {
    const id = checkPattern(
      'triggerId',
      this.triggerId,
      /^[0-9A-Za-z-]{1,20}$/,
      '1 to 20 letters, digits and `-`',
    );
    return [...id, ...checkEndpoints(this.endpoints), ...this.found];
  }

  public warnings(): string[] {
    return [...this.hazards];
  }

  public bind(scope: Construct): TriggerConfig {
    return this.build(scope);
  }
}

interface TriggerIds {
  readonly triggerId: string;
  readonly endpoints?: string[];
}

const idsOf = ({ triggerId, endpoints }: TriggerOptions, defaultId: string): TriggerIds => ({
  triggerId: triggerId ?? defaultId,
  endpoints,
});

function checkEndpoints(endpoints: string[] | undefined): Check {
  if (endpoints === undefined) return [];
  if (isToken(endpoints) || endpoints.some(isToken)) return ['`endpoints` must be known at synth'];
  return endpoints.length > 0 ? [] : ['`endpoints` must not be empty: leave it out to reach all endpoints'];
}

/** Both patterns check the same scope, but each has a length of its own. */
const problemsOf = (...patterns: FindingPattern[]): Check => [
  ...new Set(patterns.flatMap((pattern) => pattern.problems())),
];

/** The account and Region are known only where the trigger becomes part of a stack. */
const importsOf =
  (patterns: TriggerConfig, { onlyAggregated = false }: ImportedTriggerOptions) =>
  (scope: Construct): TriggerConfig => {
    if (!onlyAggregated) return patterns;
    const { accountId, region } = AwsEnvironment.of(scope);
    return {
      openings: patterns.openings.onlyFrom(accountId, region),
      followUps: patterns.followUps?.onlyFrom(accountId, region),
    };
  };

const actionIdOf = ({ customActionId, customActionArn = '' }: InsightResultsTriggerOptions): string =>
  customActionId ?? customActionArn.split('/').pop() ?? '';

function actionTriggerId({ customActionId, customActionArn }: InsightResultsTriggerOptions): string {
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
  const { customActionId, customActionArn, includeForwarded = false } = options;
  if ((customActionId === undefined) === (customActionArn === undefined)) {
    return [
      'exactly one of `customActionId` (a new action) and `customActionArn` (one that exists) must be given',
    ];
  }
  if (includeForwarded && isToken(customActionId ?? customActionArn)) {
    return ['`includeForwarded` needs the id of the action at synth: write it out in `customActionId`'];
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
