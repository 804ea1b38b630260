import type { SeverityLabel, WorkflowStatus } from '../../contract/severity';
import type { BackendConfig } from './backend-config';

/** Types of the file that `alerting.schema.json` describes. The schema holds the texts for its readers. */
export interface AlertingConfig {
  readonly stacks: Readonly<Record<string, StackConfig>>;
}

export interface StackConfig {
  readonly region?: string;
  readonly regions?: readonly string[];
  readonly name?: string;
  readonly allowedAccountIds?: readonly string[];
  readonly backend?: BackendConfig;
  readonly assumeRole?: {
    readonly roleArn: string;
    readonly externalId?: string;
    readonly sessionName?: string;
  };
  readonly tags?: Readonly<Record<string, string>>;
  readonly triggers: readonly TriggerConfig[];
  readonly endpoints: readonly EndpointConfig[];
  readonly existingTopicArn?: string;
  readonly existingKeyArn?: string;
  readonly permissionsBoundaryArn?: string;
  readonly rolePath?: string;
}

/** A value that does not stand in the file. */
export type Reference =
  | { readonly variable: string; readonly description?: string }
  | { readonly secretArn: string; readonly jsonField?: string }
  | { readonly parameterName: string };

export type Value = string | Reference;

export interface CustomActionConfig {
  readonly customActionId?: string;
  readonly name?: string;
  readonly description?: string;
  readonly existingCustomActionArn?: string;
}

export type TriggerConfig =
  | ({ readonly type: 'customAction'; readonly includeInsightResults?: boolean } & CustomActionConfig)
  | ({ readonly type: 'insightResults' } & CustomActionConfig)
  | ({ readonly type: 'importedFindings' } & FindingFilterConfig)
  | ({ readonly type: 'importedFindingsV2' } & FindingFilterV2Config);

interface FindingScopeConfig {
  readonly severities?: readonly SeverityLabel[];
  readonly products?: readonly string[];
  readonly complianceStatuses?: readonly string[];
  readonly accountIds?: readonly string[];
  readonly regions?: readonly string[];
  readonly resourceTypes?: readonly string[];
  readonly controlIds?: readonly string[];
  readonly findingTypes?: readonly string[];
}

export interface FindingFilterConfig extends FindingScopeConfig {
  readonly workflowStatuses?: readonly WorkflowStatus[];
  readonly recordStates?: readonly string[];
  readonly generatorIdPrefixes?: readonly string[];
}

export interface FindingFilterV2Config extends FindingScopeConfig {
  readonly statuses?: readonly string[];
}

export interface SyncBackRoleConfig {
  readonly principalArns: readonly string[];
  readonly externalId: Value;
  readonly roleName?: string;
  readonly workflow?: boolean;
  readonly note?: boolean;
  readonly severity?: boolean;
}

export type EndpointConfig = {
  readonly type: 'sns-ilert' | 'sns-compass' | 'sns-pagerduty' | 'sns-generic';
  readonly id?: string;
  readonly url: Value;
  readonly syncBack?: SyncBackRoleConfig;
};
