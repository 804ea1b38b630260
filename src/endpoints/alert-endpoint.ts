import type { Construct } from 'constructs';
import type { RoleOptions } from '../common/role-options';
import type { IAlertLedger } from '../delivery/alert-ledger';
import type { IAlertTopic } from '../delivery/alert-topic';
import type { IAlertingKey } from '../delivery/alerting-key';
import type { DeadLetterQueue } from '../delivery/dead-letter-queue';
import type { FindingForwarder } from '../delivery/finding-forwarder';
import type { FindingGuard } from '../delivery/finding-guard';
import type { IFindingTarget } from '../delivery/finding-target';
import type { FunctionOptions } from '../delivery/function-options';
import type { HttpsSubscription } from '../delivery/https-subscription';
import type { SyncBackRole } from '../sync-back/sync-back-role';
import type { SyncBackWebhook } from '../sync-back/sync-back-webhook';

/** What `SecurityHubAlerting` lends an endpoint while it makes its resources. */
export interface IAlertingContext {
  /** Where the endpoint's constructs belong. */
  readonly scope: Construct;
  /** Prefix of the names of all resources. */
  readonly alertingName: string;
  readonly roleOptions: RoleOptions;
  readonly tags?: { [key: string]: string };

  /**
   * How functions run unless an endpoint says otherwise.
   * @default - the defaults of `FunctionOptions`
   */
  readonly functionOptions?: FunctionOptions;

  /**
   * Which findings are taken unless an endpoint says otherwise.
   * @default - all
   */
  readonly guard?: FindingGuard;

  /**
   * The topic to subscribe to. Like the other shared resources, it is made when the first endpoint asks for it.
   * Endpoints share it unless a trigger tells them apart, which needs `IAlertEndpoint.usesTopic`.
   */
  topic(): IAlertTopic;
  /** The key of topic, queues and table, made when first asked for. */
  key(): IAlertingKey;
  /** The table that knows which finding is behind an alert, made when first asked for. */
  ledger(): IAlertLedger;
  /** The HTTP API that vendors call, made when first asked for. */
  webhook(): SyncBackWebhook;
}

/** What an endpoint has built, for the rules and the outputs. */
export interface AlertEndpointConfig {
  /** Where the rules send this endpoint's events. */
  readonly target: IFindingTarget;

  /**
   * Whether the endpoint also takes events about findings that are closed, acknowledged or changed.
   * A native endpoint does not: SNS can only open alerts, so each such event would page again.
   */
  readonly takesFollowUps: boolean;

  /**
   * The topic that a native endpoint subscribes to.
   * @default - none
   */
  readonly topic?: IAlertTopic;

  /**
   * The subscription of a native endpoint.
   * @default - none
   */
  readonly subscription?: HttpsSubscription;

  /**
   * Queues that hold what could not be delivered.
   * @default - none
   */
  readonly deadLetterQueues?: DeadLetterQueue[];

  /**
   * Role that the vendor assumes.
   * @default - none
   */
  readonly syncBackRole?: SyncBackRole;

  /**
   * What calls the vendor's API.
   * @default - none, a native endpoint
   */
  readonly forwarder?: FindingForwarder;

  /**
   * URL that the vendor calls.
   * @default - none
   */
  readonly webhookUrl?: string;
}

/** An on-call tool that findings are sent to. */
export interface IAlertEndpoint {
  /** Unique among the endpoints; part of construct ids and resource names. */
  readonly endpointId: string;

  /**
   * Whether the endpoint subscribes to a topic and gets whatever is published to it.
   * @default false
   */
  readonly usesTopic?: boolean;

  /** What is wrong with the props, one line each; empty when nothing is. */
  problems(): string[];

  /** Makes the endpoint's resources. Called once. */
  bind(context: IAlertingContext): AlertEndpointConfig;
}
