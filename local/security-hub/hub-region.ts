import type { HubEvent } from './hub-events';
import type { FindingFaults } from './faults';
import { FindingStore } from './finding-store';
import type { Finding, OcsfFinding } from './finding-types';

export interface ActionTarget {
  readonly ActionTargetArn: string;
  readonly Name: string;
  readonly Description: string;
}

export interface Aggregator {
  readonly FindingAggregatorArn: string;
  readonly FindingAggregationRegion: string;
  readonly RegionLinkingMode: string;
  readonly Regions: readonly string[];
}

export interface HubSettings {
  readonly subscribedAt: string;
  readonly autoEnableControls: boolean;
  readonly controlFindingGenerator: string;
}

export interface HubRegionOptions {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly now: () => Date;
  readonly emit: (event: HubEvent) => void;
  readonly faults: FindingFaults;
}

/** What Security Hub holds in one Region of one account. */
export class HubRegion {
  public settings?: HubSettings;
  public aggregator?: Aggregator;
  public readonly actionTargets = new Map<string, ActionTarget>();
  public readonly productSubscriptions = new Set<string>();
  public readonly tags = new Map<string, Map<string, string>>();
  public readonly findings = new FindingStore<Finding>();
  public readonly ocsfFindings = new FindingStore<OcsfFinding>();

  public constructor(public readonly options: HubRegionOptions) {}

  /** ARN of a resource of this hub. */
  public arn(resource: string): string {
    const { partition, region, accountId } = this.options;
    return `arn:${partition}:securityhub:${region}:${accountId}:${resource}`;
  }

  public nowIso(): string {
    return this.options.now().toISOString();
  }
}
