import type {
  CustomActionTriggerOptions,
  ImportedFindingsTriggerOptions,
  ImportedFindingsV2TriggerOptions,
  InsightResultsTriggerOptions,
} from '../../triggers/trigger-options';
import type { CustomActionProps } from '../../triggers/custom-action';
import type { FindingGuard } from '../../delivery/finding-guard';
import type { FunctionOptions } from '../../delivery/function-options';
import type { FindingAggregatorProps } from '../../sources/finding-aggregator';
import type { FindingBusProps } from '../../sources/finding-bus-props';
import type { MemberAccountRoleProps } from '../../sync-back/member-account-role-props';
import type { MemberRoleReference } from '../../sync-back/member-role-reference';
import type { MonitoringOptions } from '../../monitoring/monitoring-options';
import type { SyncBackWebhookOptions } from '../../sync-back/sync-back-webhook-props';
import type { SnsRoleEndpointOptions, SnsSyncBackOptions } from '../../endpoints/sns-endpoint';
import type { BackendConfig } from './backend-config';

/** Types of the file that `alerting.schema.json` describes. The schema holds the texts for its readers. */
export interface AlertingConfig {
  readonly stacks: Readonly<Record<string, StackConfig>>;
  readonly members?: Readonly<Record<string, MemberConfig>>;
}

/** Where a stack is deployed, and what holds for everything in it. */
export interface PlaceConfig {
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
  readonly permissionsBoundaryArn?: string;
  readonly rolePath?: string;
  readonly sources?: SourcesConfig;
}

export interface StackConfig extends PlaceConfig {
  readonly triggers: readonly TriggerConfig[];
  readonly endpoints: readonly EndpointConfig[];
  readonly existingTopicArn?: string;
  readonly existingKeyArn?: string;
  readonly functions?: FunctionOptions;
  readonly guard?: FindingGuard;
  readonly webhook?: WebhookConfig;
  readonly monitoring?: MonitoringConfig;
  readonly eventBusName?: string;
  readonly findingBus?: Omit<FindingBusProps, 'tags'>;
}

/** What a member account, or another Region, adds. */
export interface MemberConfig extends PlaceConfig {
  readonly customActions?: readonly CustomActionProps[];
  readonly sendTo?: string;
  readonly sendImported?: boolean;
  readonly memberRole?: MemberRoleConfig;
}

/** What Security Hub itself has switched on. */
export interface SourcesConfig {
  readonly enableSecurityHub?: boolean;
  readonly products?: readonly string[];
  readonly findingAggregator?: Omit<FindingAggregatorProps, 'dependencies'>;
}

/** A value that does not stand in the file. */
export type Reference =
  | { readonly variable: string; readonly description?: string }
  | { readonly secretArn: string; readonly jsonField?: string }
  | { readonly parameterName: string };

export type Value = string | Reference;

/** The fields are the props of `Trigger`'s functions. */
export type TriggerConfig =
  | ({ readonly type: 'customAction' } & CustomActionTriggerOptions)
  | ({ readonly type: 'insightResults' } & InsightResultsTriggerOptions)
  | ({ readonly type: 'importedFindings' } & ImportedFindingsTriggerOptions)
  | ({ readonly type: 'importedFindingsV2' } & ImportedFindingsV2TriggerOptions);

/** Props of a construct, with some of its texts given as a value of the file. */
type With<Props, Given> = Omit<Props, keyof Given> & Given;

export type SyncBackRoleConfig = With<SnsSyncBackOptions, { readonly externalId: Value }>;

export type NativeEndpointConfig = With<
  Omit<SnsRoleEndpointOptions, 'filterPolicyJson'>,
  {
    readonly type: 'sns-ilert' | 'sns-compass' | 'sns-pagerduty' | 'sns-generic';
    readonly url: Value;
    readonly syncBack?: SyncBackRoleConfig;
    readonly filterPolicy?: Readonly<Record<string, unknown>>;
  }
>;

/** The fields are the props of the endpoint's class; secrets are references to where they are stored. */
export interface ApiEndpointConfig {
  readonly type: 'pagerduty' | 'jsm' | 'ilert' | 'webhook';
  readonly [prop: string]: unknown;
}

export type EndpointConfig = NativeEndpointConfig | ApiEndpointConfig;

export type WebhookConfig = With<
  SyncBackWebhookOptions,
  { readonly memberRole?: With<MemberRoleReference, { readonly externalId?: Value }> }
>;

/** On unless the file says otherwise. */
export type MonitoringConfig = MonitoringOptions & { readonly enabled?: boolean };

export type MemberRoleConfig = With<
  Omit<MemberAccountRoleProps, 'roleOptions' | 'tags'>,
  { readonly externalId?: Value }
>;
