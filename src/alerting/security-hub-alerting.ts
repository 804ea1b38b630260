import { Annotations, Aspects } from 'cdktf';
import { Construct } from 'constructs';
import type { IAlertLedger } from '../delivery/alert-ledger';
import type { IAlertTopic } from '../delivery/alert-topic';
import type { IAlertingKey } from '../delivery/alerting-key';
import type { DeadLetterQueue } from '../delivery/dead-letter-queue';
import type { FindingForwarder } from '../delivery/finding-forwarder';
import type { FindingRule } from '../delivery/finding-rule';
import type { HttpsSubscription } from '../delivery/https-subscription';
import type { AlertEndpointConfig, IAlertEndpoint } from '../endpoints/alert-endpoint';
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
import { EndpointContext } from './private/endpoint-context';
import type { BoundEndpoint } from './private/reach';
import { needsOwnTopic, reaches, reachProblems } from './private/reach';
import { SharedResources } from './private/shared-resources';
import { TriggerRules } from './private/trigger-rules';
import { busWarnings, endpointWarnings, idleEndpointWarning } from './private/warnings';
import { watch } from './private/watch';
import type { SecurityHubAlertingProps } from './security-hub-alerting-props';

interface BoundTrigger {
  readonly trigger: ITrigger;
  readonly rules: TriggerRules;
  readonly openings: FindingPattern;
  readonly customAction?: ICustomAction;
}

/** Connects Security Hub with on-call tools: each trigger goes to all endpoints, or to those that it names. */
export class SecurityHubAlerting extends Construct {
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
    this.node.addValidation({ validate: () => reachProblems(this.triggers, this.boundEndpoints) });
    Aspects.of(this).add({ visit: (node) => (node === this ? this.warnOfIdleEndpoints() : undefined) });
  }

  /**
   * Sends more to all endpoints, or to those that the trigger names.
   * @throws ValidationError with all that is wrong with the trigger
   */
  public addTrigger(trigger: ITrigger): void {
    const others = this.triggers;
    const problems = new Problems();
    problems.addFrom(`triggers[${others.length}]`, triggerProblems(trigger, others));
    problems.throwIfAny(this);
    withSharedTrace(() => {
      this.bindTrigger(trigger);
      this.watch();
    });
  }

  /**
   * Sends to one more endpoint whatever the triggers do not send to named ones alone.
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

  /** The topic that native endpoints share; undefined while none does. */
  public get alertTopic(): IAlertTopic | undefined {
    return this.shared.topicIfMade;
  }

  /** All topics of native endpoints: the shared one, and those that one endpoint has for itself. */
  public get alertTopics(): IAlertTopic[] {
    return [...new Set(this.boundEndpoints.flatMap(({ config }) => config.topic ?? []))];
  }

  /** The key of topic, queues and table; undefined while nothing needs one. */
  public get key(): IAlertingKey | undefined {
    return this.shared.keyIfMade;
  }

  /** The table that knows which finding is behind an alert; undefined while there is no API endpoint. */
  public get ledger(): IAlertLedger | undefined {
    return this.shared.ledgerIfMade;
  }

  private get triggers(): ITrigger[] {
    return this.boundTriggers.map(({ trigger }) => trigger);
  }

  private bindTrigger(trigger: ITrigger): void {
    const scope = this.shared.scope('Triggers', trigger.triggerId);
    trigger.warnings().forEach((warning) => Annotations.of(scope).addWarning(warning));
    const config = trigger.bind(scope);
    if (this.securityHub !== undefined) config.customAction?.dependOn(this.securityHub.resource);
    const rules = new TriggerRules(scope, 'Rules', {
      name: `${this.props.name}-${trigger.triggerId}`,
      config,
      options: { tags: this.props.tags, ...this.props.rules },
      deadLetterQueue: () => this.shared.eventDeadLetterQueue,
    });
    const bound = { trigger, rules, openings: config.openings, customAction: config.customAction };
    this.boundEndpoints.forEach((endpoint) => this.connect(bound, endpoint));
    this.boundTriggers.push(bound);
    this.warnOfCombinations();
  }

  private bindEndpoint(endpoint: IAlertEndpoint): void {
    const present = this.boundEndpoints.map((other) => other.endpoint);
    const ownTopic = needsOwnTopic(endpoint, [...(this.props.endpoints ?? []), ...present], this.triggers);
    const bound = {
      endpoint,
      config: endpoint.bind(new EndpointContext(endpoint, this.props, this.shared, ownTopic)),
    };
    this.boundTriggers.forEach((trigger) => this.connect(trigger, bound));
    this.boundEndpoints.push(bound);
    this.warnOfBus(bound);
    this.warnOfCombinations();
  }

  private watch(): void {
    if (this.monitoring) watch(this.monitoring, this, this.boundEndpoints);
  }

  private connect({ rules, trigger }: BoundTrigger, { endpoint, config }: BoundEndpoint): void {
    if (!reaches(trigger, endpoint)) return;
    const isShared = config.target === this.shared.topicIfMade;
    rules.addTarget(config.target, isShared ? 'native_topic' : endpoint.endpointId, config.takesFollowUps);
  }

  private openingsOf({ endpoint }: BoundEndpoint): FindingPattern[] {
    return this.boundTriggers
      .filter(({ trigger }) => reaches(trigger, endpoint))
      .map(({ openings }) => openings);
  }

  private warnOfBus({ endpoint, config }: BoundEndpoint): void {
    if (this.props.rules?.eventBusName === undefined || config.forwarder === undefined) return;
    busWarnings(endpoint.endpointId, config.forwarder._options).forEach((warning) => this.warnOnce(warning));
  }

  /** What only triggers and endpoints together show, in whatever order they are added. */
  private warnOfCombinations(): void {
    const takesV2 = this.props.webhook?.securityHubV2 ?? false;
    for (const bound of this.boundEndpoints) {
      const openings = this.openingsOf(bound);
      endpointWarnings(bound, openings, takesV2).forEach((warning) => this.warnOnce(warning));
    }
  }

  /** Known at synth alone: a trigger may still be added. */
  private warnOfIdleEndpoints(): void {
    if (this.boundTriggers.length === 0) return;
    this.boundEndpoints
      .filter((bound) => this.openingsOf(bound).length === 0)
      .forEach(({ endpoint }) => this.warnOnce(idleEndpointWarning(endpoint.endpointId)));
  }

  private warnOnce(warning: string): void {
    if (this.warned.has(warning)) return;
    this.warned.add(warning);
    Annotations.of(this).addWarning(warning);
  }
}
