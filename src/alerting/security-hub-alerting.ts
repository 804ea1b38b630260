import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import type { RoleOptions } from '../common/role-options';
import type { IAlertLedger } from '../delivery/alert-ledger';
import type { IAlertTopic } from '../delivery/alert-topic';
import type { IAlertingKey } from '../delivery/alerting-key';
import type { DeadLetterQueue } from '../delivery/dead-letter-queue';
import type { FindingForwarder } from '../delivery/finding-forwarder';
import type { FindingGuard } from '../delivery/finding-guard';
import type { FindingRule } from '../delivery/finding-rule';
import type { FunctionOptions } from '../delivery/function-options';
import type { HttpsSubscription } from '../delivery/https-subscription';
import type { AlertEndpointConfig, IAlertEndpoint, IAlertingContext } from '../endpoints/alert-endpoint';
import { AlertingMonitoring } from '../monitoring/alerting-monitoring';
import { AwsEnvironment } from '../private/aws-environment';
import { Problems } from '../private/problems';
import { withSharedTrace } from '../private/shared-trace';
import { SecurityHubAccount } from '../sources/security-hub-account';
import type { SyncBackRole } from '../sync-back/sync-back-role';
import type { SyncBackWebhook } from '../sync-back/sync-back-webhook';
import type { ICustomAction } from '../triggers/custom-action';
import type { FindingPattern } from '../triggers/finding-pattern';
import type { ITrigger } from '../triggers/trigger';
import { alertingProblems, endpointProblems, triggerProblems } from './private/alerting-checks';
import { SharedResources } from './private/shared-resources';
import { TriggerRules } from './private/trigger-rules';
import { busWarnings, nativeCopiesWarning, v2PermissionWarning } from './private/warnings';
import { watch } from './private/watch';
import type { SecurityHubAlertingProps } from './security-hub-alerting-props';

interface BoundEndpoint {
  readonly endpoint: IAlertEndpoint;
  readonly config: AlertEndpointConfig;
}

interface BoundTrigger {
  readonly trigger: ITrigger;
  readonly rules: TriggerRules;
  readonly openings: FindingPattern;
  readonly customAction?: ICustomAction;
}

/** Connects Security Hub with on-call tools: every trigger goes to every endpoint. */
export class SecurityHubAlerting extends Construct implements IAlertingContext {
  public readonly alertingName: string;
  public readonly roleOptions: RoleOptions;
  public readonly tags?: { [key: string]: string };
  public readonly functionOptions?: FunctionOptions;
  public readonly guard?: FindingGuard;
  /** Security Hub itself, where `enableSecurityHub` asks for it. */
  public readonly securityHub?: SecurityHubAccount;
  /** Alarms and dashboard, where `monitoring` asks for them. */
  public readonly monitoring?: AlertingMonitoring;
  private readonly shared: SharedResources;
  private readonly boundTriggers: BoundTrigger[] = [];
  private readonly boundEndpoints: BoundEndpoint[] = [];
  private readonly warned = new Set<string>();

  /** @throws ValidationError with all that is wrong with the props, the triggers and the endpoints */
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: SecurityHubAlertingProps,
  ) {
    super(scope, id);
    alertingProblems(props).throwIfAny(this);
    this.alertingName = props.name;
    this.roleOptions = props.roleOptions ?? {};
    this.tags = props.tags;
    this.functionOptions = props.functions;
    this.guard = props.guard;
    withSharedTrace(() => AwsEnvironment.of(this));
    this.shared = new SharedResources(this, props);
    if (props.enableSecurityHub) this.securityHub = new SecurityHubAccount(this, 'SecurityHub');
    const { monitoring, name, tags } = props;
    this.monitoring =
      monitoring &&
      withSharedTrace(() => new AlertingMonitoring(this, 'Monitoring', { ...monitoring, name, tags }));
    withSharedTrace(() => {
      (props.triggers ?? []).forEach((trigger) => this.bindTrigger(trigger));
      (props.endpoints ?? []).forEach((endpoint) => this.bindEndpoint(endpoint));
      this.watch();
    });
  }

  /**
   * Sends more to all endpoints.
   * @throws ValidationError with all that is wrong with the trigger
   */
  public addTrigger(trigger: ITrigger): void {
    const others = this.boundTriggers.map((bound) => bound.trigger);
    const problems = new Problems();
    problems.addFrom(`triggers[${others.length}]`, triggerProblems(trigger, others));
    problems.throwIfAny(this);
    withSharedTrace(() => {
      this.bindTrigger(trigger);
      this.watch();
    });
  }

  /**
   * Sends everything to one more endpoint.
   * @throws ValidationError with all that is wrong with the endpoint
   */
  public addEndpoint(endpoint: IAlertEndpoint): void {
    const others = this.boundEndpoints.map((bound) => bound.endpoint);
    const problems = new Problems();
    problems.addFrom(`endpoints[${others.length}]`, endpointProblems(endpoint, others));
    problems.throwIfAny(this);
    withSharedTrace(() => {
      this.bindEndpoint(endpoint);
      this.watch();
    });
  }

  /** Custom actions of the triggers that have one. */
  public get customActions(): ICustomAction[] {
    return this.boundTriggers.flatMap(({ customAction }) => customAction ?? []);
  }

  /** All rules. */
  public get rules(): FindingRule[] {
    return this.boundTriggers.flatMap(({ rules }) => rules.rules);
  }

  /** Subscriptions of the native endpoints. */
  public get subscriptions(): HttpsSubscription[] {
    return this.boundEndpoints.flatMap(({ config }) => config.subscription ?? []);
  }

  /** Roles that vendors assume. */
  public get syncBackRoles(): SyncBackRole[] {
    return this.boundEndpoints.flatMap(({ config }) => config.syncBackRole ?? []);
  }

  /** What calls the vendors' APIs, one for each API endpoint. */
  public get forwarders(): FindingForwarder[] {
    return this.boundEndpoints.flatMap(({ config }) => config.forwarder ?? []);
  }

  /** The way back of the API endpoints; undefined while none has one. */
  public get syncBackWebhook(): SyncBackWebhook | undefined {
    return this.shared.webhookIfMade;
  }

  /** All queues that hold what could not be delivered. */
  public get deadLetterQueues(): DeadLetterQueue[] {
    const own = this.boundEndpoints.flatMap(({ config }) => config.deadLetterQueues ?? []);
    return [...this.shared.deadLetterQueues, ...own];
  }

  /** What the endpoint with this id has built. */
  public endpointConfig(endpointId: string): AlertEndpointConfig | undefined {
    return this.boundEndpoints.find(({ endpoint }) => endpoint.endpointId === endpointId)?.config;
  }

  /** The topic of the native endpoints; undefined while there is none. */
  public get alertTopic(): IAlertTopic | undefined {
    return this.shared.topicIfMade;
  }

  public endpointScope(endpointId: string): Construct {
    return this.shared.scope('Endpoints', endpointId);
  }

  public topic(): IAlertTopic {
    return this.shared.topic;
  }

  public key(): IAlertingKey {
    return this.shared.key;
  }

  public ledger(): IAlertLedger {
    return this.shared.ledger;
  }

  public webhook(): SyncBackWebhook {
    return this.shared.webhook;
  }

  private bindTrigger(trigger: ITrigger): void {
    const scope = this.shared.scope('Triggers', trigger.triggerId);
    trigger.warnings().forEach((warning) => Annotations.of(scope).addWarning(warning));
    const config = trigger.bind(scope);
    if (this.securityHub !== undefined) config.customAction?.dependOn(this.securityHub.resource);
    const rules = new TriggerRules(scope, 'Rules', {
      name: `${this.alertingName}-${trigger.triggerId}`,
      config,
      options: { tags: this.tags, ...this.props.rules },
      deadLetterQueue: () => this.shared.eventDeadLetterQueue,
    });
    const bound = { trigger, rules, openings: config.openings, customAction: config.customAction };
    this.boundEndpoints.forEach((endpoint) => connect(bound, endpoint));
    this.boundTriggers.push(bound);
    this.warnOfCombinations();
  }

  private bindEndpoint(endpoint: IAlertEndpoint): void {
    const bound = { endpoint, config: endpoint.bind(this) };
    this.boundTriggers.forEach((trigger) => connect(trigger, bound));
    this.boundEndpoints.push(bound);
    this.warnOfBus(bound);
    this.warnOfCombinations();
  }

  private watch(): void {
    const endpoints = this.boundEndpoints.map(({ endpoint }) => endpoint);
    if (this.monitoring) watch(this.monitoring, this, endpoints);
  }

  private warnOfBus({ endpoint, config }: BoundEndpoint): void {
    if (this.props.rules?.eventBusName === undefined || config.forwarder === undefined) return;
    busWarnings(endpoint.endpointId, config.forwarder._options).forEach((warning) => this.warnOnce(warning));
  }

  /** What only triggers and endpoints together show, in whatever order they are added. */
  private warnOfCombinations(): void {
    const openings = this.boundTriggers.map((bound) => bound.openings);
    const takesV2 = this.props.webhook?.securityHubV2 ?? false;
    if (this.subscriptions.length > 0) this.warnOnce(nativeCopiesWarning(openings));
    if (this.syncBackWebhook) this.warnOnce(v2PermissionWarning(openings, takesV2));
  }

  private warnOnce(warning: string | undefined): void {
    if (warning === undefined || this.warned.has(warning)) return;
    this.warned.add(warning);
    Annotations.of(this).addWarning(warning);
  }
}

/** All native endpoints share one target, the topic. */
const NATIVE_TARGET_ID = 'native_topic';

function connect({ rules }: BoundTrigger, { endpoint, config }: BoundEndpoint): void {
  const targetId = config.subscription === undefined ? endpoint.endpointId : NATIVE_TARGET_ID;
  rules.addTarget(config.target, targetId, config.takesFollowUps);
}
