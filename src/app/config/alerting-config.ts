import type {
  CustomActionTriggerOptions,
  ImportedFindingsTriggerOptions,
  ImportedFindingsV2TriggerOptions,
  InsightResultsTriggerOptions,
} from '../../triggers/trigger-options';
import type { FunctionOptions } from '../../delivery/function-options';
import type { MemberRoleReference } from '../../sync-back/member-role-reference';
import type { SyncBackWebhookOptions } from '../../sync-back/sync-back-webhook-props';
import type { SnsEndpointOptions, SnsSyncBackOptions } from '../../endpoints/sns-endpoint';
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
  readonly functions?: FunctionOptions;
  readonly webhook?: WebhookConfig;
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
  Omit<SnsEndpointOptions, 'filterPolicyJson'>,
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
