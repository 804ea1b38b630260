import type { FindingFilter, FindingFilterV2 } from './finding-filter';

export interface TriggerOptions {
  /**
   * Id of the trigger: 1 to 20 letters, digits and `-`; unique among the triggers, part of construct ids and rule names.
   * @default - the id of the custom action, else `ImportedFindings` or `ImportedFindingsV2`
   */
  readonly triggerId?: string;

  /**
   * Ids of the endpoints that get the events, at least one.
   * @default - all endpoints
   */
  readonly endpoints?: string[];
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

  /**
   * Also take what people send with a custom action of the same id in other accounts and Regions, whose events a
   * `FindingBusSender` sends on to the bus of the rules.
   * @default false
   */
  readonly includeForwarded?: boolean;
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

export interface ImportedTriggerOptions extends TriggerOptions {
  /**
   * Take only events of the account and Region that this is deployed to: the administrator's aggregation Region. Copies
   * that come to the bus from members and linked Regions are left out, for native endpoints, too.
   * @default false
   */
  readonly onlyAggregated?: boolean;
}

export interface ImportedFindingsTriggerOptions extends FindingFilter, ImportedTriggerOptions {}

export interface ImportedFindingsV2TriggerOptions extends FindingFilterV2, ImportedTriggerOptions {}
