import type { Check } from '../private/checks';
import { checkAccountId, checkRegion } from '../private/checks';
import { jsonDocument } from '../private/json-document';
import type { AsffScope, FindingFilter, FindingFilterV2, FindingScope } from './finding-filter';
import { checkAction, checkActionArn } from './private/action-checks';
import { asffFindings, asffFollowUps, asffOpenings } from './private/asff-pattern';
import type { PatternNode } from './private/event-pattern';
import {
  checkAsffScope,
  checkFindingFilter,
  checkFindingFilterV2,
  checkScopeV2,
} from './private/filter-checks';
import { ocsfFindings, ocsfFollowUps, ocsfOpenings } from './private/ocsf-pattern';

export interface CustomActionPatternOptions {
  /**
   * Also match the results of an insight that are sent with the same custom action.
   * @default false
   */
  readonly includeInsightResults?: boolean;
}

const CUSTOM_ACTION = 'Security Hub Findings - Custom Action';
const INSIGHT_RESULTS = 'Security Hub Insight Results';
const IMPORTED = 'Security Hub Findings - Imported';
const IMPORTED_V2 = 'Findings Imported V2';

/** Characters that EventBridge takes unless the quota is raised, and the most it ever takes. */
const DEFAULT_QUOTA = 2048;
const MOST = 4096;

/**
 * An EventBridge pattern for events of Security Hub. It always pins source and detail-type: both products named
 * Security Hub share the source, and insight results share the resources of custom actions.
 */
export class FindingPattern {
  /** Findings that a person sends with a custom action. */
  public static customAction(actionArn: string, options: CustomActionPatternOptions = {}): FindingPattern {
    const types = options.includeInsightResults ? [CUSTOM_ACTION, INSIGHT_RESULTS] : [CUSTOM_ACTION];
    return new FindingPattern(types, { resources: [actionArn] }, checkActionArn('actionArn', actionArn));
  }

  /**
   * Findings that a person sends with a custom action of this id, in whatever account and Region: for events that come
   * from there by a `FindingBusSender`.
   */
  public static customActionById(
    customActionId: string,
    options: CustomActionPatternOptions = {},
  ): FindingPattern {
    const types = options.includeInsightResults ? [CUSTOM_ACTION, INSIGHT_RESULTS] : [CUSTOM_ACTION];
    return new FindingPattern(types, anyActionOf(customActionId), checkAction({ customActionId }));
  }

  /** As `customActionById`, for the results of an insight. */
  public static insightResultsById(customActionId: string): FindingPattern {
    return new FindingPattern(
      [INSIGHT_RESULTS],
      anyActionOf(customActionId),
      checkAction({ customActionId }),
    );
  }

  /** All events of both products: what a `FindingBusSender` sends on. */
  public static allEvents(): FindingPattern {
    return new FindingPattern([CUSTOM_ACTION, INSIGHT_RESULTS, IMPORTED, IMPORTED_V2], {}, []);
  }

  /** Whatever people send with custom actions, findings and insight results. */
  public static sentByPeople(): FindingPattern {
    return new FindingPattern([CUSTOM_ACTION, INSIGHT_RESULTS], {}, []);
  }

  /** Results of an insight that a person sends with a custom action. */
  public static insightResults(actionArn: string): FindingPattern {
    return new FindingPattern(
      [INSIGHT_RESULTS],
      { resources: [actionArn] },
      checkActionArn('actionArn', actionArn),
    );
  }

  /** New and updated findings of Security Hub CSPM, exactly those that the filter says. */
  public static importedFindings(filter: FindingFilter = {}): FindingPattern {
    return imported(IMPORTED, asffFindings(filter), checkFindingFilter(filter));
  }

  /**
   * Findings that open an alert: as the filter says, and NEW, ACTIVE and not PASSED where it says nothing.
   */
  public static openings(filter: FindingFilter = {}): FindingPattern {
    return imported(IMPORTED, asffOpenings(filter), checkFindingFilter(filter));
  }

  /** Findings that are no longer open: NOTIFIED, RESOLVED, SUPPRESSED, ARCHIVED or PASSED, of any severity. */
  public static followUps(scope: AsffScope = {}): FindingPattern {
    return imported(IMPORTED, asffFollowUps(scope), checkAsffScope(scope));
  }

  /** New and updated findings of Security Hub V2, exactly those that the filter says. */
  public static importedFindingsV2(filter: FindingFilterV2 = {}): FindingPattern {
    return imported(IMPORTED_V2, ocsfFindings(filter), checkFindingFilterV2(filter));
  }

  /** As `openings`, for Security Hub V2. */
  public static openingsV2(filter: FindingFilterV2 = {}): FindingPattern {
    return imported(IMPORTED_V2, ocsfOpenings(filter), checkFindingFilterV2(filter));
  }

  /** As `followUps`, for Security Hub V2. */
  public static followUpsV2(scope: FindingScope = {}): FindingPattern {
    return imported(IMPORTED_V2, ocsfFollowUps(scope), checkScopeV2(scope));
  }

  /** @internal */
  public static _of(detailTypes: readonly string[], rest: PatternNode, problems: Check): FindingPattern {
    return new FindingPattern(detailTypes, rest, problems);
  }

  /** The pattern as JSON. */
  public readonly json: string;

  private constructor(
    private readonly detailTypes: readonly string[],
    private readonly rest: PatternNode,
    private readonly found: Check,
  ) {
    this.json = jsonDocument({ source: ['aws.securityhub'], 'detail-type': detailTypes, ...rest });
  }

  /**
   * The same events, but only those of one account and Region: of the event, not of the finding in it. Where findings
   * are aggregated, the events of an administrator's aggregation Region are about findings of all accounts and Regions.
   */
  public onlyFrom(accountId: string, region: string): FindingPattern {
    const found = [
      ...this.found,
      ...checkAccountId('accountId', accountId),
      ...checkRegion('region', region),
    ];
    return new FindingPattern(
      this.detailTypes,
      { account: [accountId], region: [region], ...this.rest },
      found,
    );
  }

  /**
   * Whether the pattern takes findings as they are imported by Security Hub CSPM, or by Security Hub V2.
   * @internal
   */
  public _imports(): 'ASFF' | 'OCSF' | undefined {
    if (this.detailTypes.includes(IMPORTED)) return 'ASFF';
    return this.detailTypes.includes(IMPORTED_V2) ? 'OCSF' : undefined;
  }

  /** What is wrong with the pattern, one line each; empty when nothing is. */
  public problems(): string[] {
    if (this.json.length <= MOST) return [...this.found];
    const fix = 'split the filter into several triggers';
    return [
      ...this.found,
      `the event pattern must have at most ${MOST} characters, got ${this.json.length}: ${fix}`,
    ];
  }

  /** What may stop the pattern in some accounts, one line each. */
  public warnings(): string[] {
    if (this.json.length <= DEFAULT_QUOTA || this.json.length > MOST) return [];
    return [
      `The event pattern has ${this.json.length} characters; EventBridge takes ${DEFAULT_QUOTA} until its quota ` +
        '"Event pattern size" is raised. Split the filter into several triggers or raise the quota.',
    ];
  }
}

const anyActionOf = (customActionId: string): PatternNode => ({
  resources: [{ suffix: `:action/custom/${customActionId}` }],
});

const imported = (detailType: string, findings: PatternNode | undefined, problems: Check): FindingPattern =>
  FindingPattern._of([detailType], findings === undefined ? {} : { detail: { findings } }, problems);
