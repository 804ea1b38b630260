import type { RoleOptions } from '../common/role-options';
import type { IAlertLedger } from '../delivery/alert-ledger';
import type { IAlertTopic } from '../delivery/alert-topic';
import type { IAlertingKey } from '../delivery/alerting-key';
import type { FindingGuard } from '../delivery/finding-guard';
import type { FindingRuleOptions } from '../delivery/finding-rule';
import type { FunctionOptions } from '../delivery/function-options';
import type { IAlertEndpoint } from '../endpoints/alert-endpoint';
import type { MonitoringOptions } from '../monitoring/monitoring-options';
import type { SyncBackWebhookOptions } from '../sync-back/sync-back-webhook-props';
import type { ITrigger } from '../triggers/trigger';

export interface SecurityHubAlertingProps {
  /** Prefix of the names of all resources: 1 to 30 letters, digits and `-`, beginning with a letter. */
  readonly name: string;

  /**
   * What is sent. See also `addTrigger`.
   * @default - nothing yet
   */
  readonly triggers?: ITrigger[];

  /**
   * Where it is sent. See also `addEndpoint`.
   * @default - nowhere yet
   */
  readonly endpoints?: IAlertEndpoint[];

  /**
   * Customer-managed key of topic, queues and table.
   * @default - a new one
   */
  readonly key?: IAlertingKey;

  /**
   * Topic of the native endpoints, which then all get the same triggers.
   * @default - a new one, when there is a native endpoint
   */
  readonly topic?: IAlertTopic;

  /**
   * Table that knows which finding is behind an alert.
   * @default - a new one, when there is an API endpoint
   */
  readonly ledger?: IAlertLedger;

  /**
   * How the functions of all API endpoints and of the way back run; an endpoint's own `function` overrides this.
   * `codePath` has no place here: each function has code of its own.
   * @default - the defaults of `FunctionOptions`
   */
  readonly functions?: FunctionOptions;

  /**
   * Which findings the API endpoints take at all, such as those of the product that leads; an endpoint's own `guard`
   * takes its place. Native endpoints get whatever the triggers say.
   * @default - all
   */
  readonly guard?: FindingGuard;

  /**
   * How the way back of the API endpoints runs.
   * @default - the defaults of `SyncBackWebhookOptions`
   */
  readonly webhook?: SyncBackWebhookOptions;

  /**
   * Alarms and a dashboard for everything that is made; `{}` for all of them, with the defaults.
   * @default - none
   */
  readonly monitoring?: MonitoringOptions;

  /**
   * Bus, retries and state of the rules.
   * @default - the default bus, 185 retries within a day, enabled
   */
  readonly rules?: FindingRuleOptions;

  /**
   * Path and permissions boundary of all roles.
   * @default - none
   */
  readonly roleOptions?: RoleOptions;

  /**
   * Tags of all resources that can have some.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };

  /**
   * Switch Security Hub on in this account and Region. Destroying it then switches Security Hub off and deletes its
   * findings, insights and settings: leave it to whoever owns the account's baseline.
   * @default false
   */
  readonly enableSecurityHub?: boolean;
}
