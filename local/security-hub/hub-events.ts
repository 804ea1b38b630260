import { randomUUID } from 'node:crypto';
import type { Finding, OcsfFinding } from './finding-types';

/** An EventBridge event as Security Hub puts it on the default bus. */
export interface HubEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: 'aws.securityhub';
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The hub that an event comes from. */
interface EventOrigin {
  readonly options: { readonly accountId: string; readonly region: string };
  nowIso(): string;
}

function event(hub: EventOrigin, type: string, resources: readonly string[], detail: object): HubEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': type,
    source: 'aws.securityhub',
    account: hub.options.accountId,
    time: hub.nowIso().replace(/\.\d+Z$/, 'Z'),
    region: hub.options.region,
    resources: [...resources],
    detail: { ...detail },
  };
}

export const importedEvent = (hub: EventOrigin, finding: Finding): HubEvent =>
  event(hub, 'Security Hub Findings - Imported', [finding.Id], { findings: [finding] });

export const importedV2Event = (hub: EventOrigin, finding: OcsfFinding): HubEvent =>
  event(hub, 'Findings Imported V2', [finding.metadata.uid], { findings: [finding] });

interface Action {
  readonly ActionTargetArn: string;
  readonly Name: string;
  readonly Description: string;
}

export const customActionEvent = (hub: EventOrigin, action: Action, findings: readonly Finding[]): HubEvent =>
  event(hub, 'Security Hub Findings - Custom Action', [action.ActionTargetArn], {
    actionName: action.Name,
    actionDescription: action.Description,
    findings: [...findings],
  });

export interface InsightResults {
  readonly insightArn: string;
  readonly insightName: string;
  readonly resultType: string;
  /** Value → number of findings. */
  readonly results: Readonly<Record<string, number>>;
}

export const insightResultsEvent = (hub: EventOrigin, action: Action, insight: InsightResults): HubEvent =>
  event(hub, 'Security Hub Insight Results', [action.ActionTargetArn], {
    actionName: action.Name,
    actionDescription: action.Description,
    insightArn: insight.insightArn,
    insightName: insight.insightName,
    resultType: insight.resultType,
    'number of results': String(Object.keys(insight.results).length),
    insightResults: Object.entries(insight.results).map(([value, count]) => ({ [value]: count })),
  });
