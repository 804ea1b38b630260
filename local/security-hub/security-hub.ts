import { actionTarget } from './action-targets';
import { invalidInput } from './api-error';
import { Faults } from './faults';
import type { Finding, OcsfFinding } from './finding-types';
import { findingKey } from './finding-types';
import type { HubEvent, InsightResults } from './hub-events';
import { customActionEvent, insightResultsEvent } from './hub-events';
import { HubRegion } from './hub-region';
import { ingestFinding } from './import-findings';
import { updateFinding } from './update-findings';
import type { JsonObject } from './operation';
import { Throttles } from './throttles';
import { putOcsfFinding } from './update-findings-v2';

/** Gets every event, as the default bus does. */
export type EventListener = (event: HubEvent) => void | Promise<void>;

export interface SecurityHubOptions {
  /** @default '123456789012' */
  readonly accountId?: string;
  /** @default 'aws' */
  readonly partition?: string;
  /** @default the machine's time */
  readonly now?: () => Date;
  /** Keep the documented request rates. @default true */
  readonly throttle?: boolean;
}

export interface RecordedCall {
  readonly operation: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Gets every call of the API once it is answered, with the answer or the error. */
export type CallListener = (call: RecordedCall, answer: unknown) => void;

export interface FindingRef {
  readonly Id: string;
  readonly ProductArn: string;
}

/**
 * Security Hub of one account in all its Regions, in memory. What a product or a person at the console does is a
 * method here; what software does goes through the API of `startSecurityHub`.
 */
export class SecurityHub {
  public readonly faults = new Faults();
  /** Every call of the API, those that failed included, in order. */
  public readonly calls: RecordedCall[] = [];
  public readonly throttles?: Throttles;
  private readonly regions = new Map<string, HubRegion>();
  private readonly listeners = new Set<EventListener>();
  private readonly callListeners = new Set<CallListener>();
  private readonly deliveries = new Set<Promise<void>>();
  private readonly failures: unknown[] = [];
  private readonly now: () => Date;

  public constructor(private readonly options: SecurityHubOptions = {}) {
    this.now = options.now ?? (() => new Date());
    if (options.throttle !== false) this.throttles = new Throttles(this.now);
  }

  public region(region: string): HubRegion {
    const known = this.regions.get(region);
    if (known) return known;
    const fresh = new HubRegion({
      accountId: this.options.accountId ?? '123456789012',
      partition: this.options.partition ?? 'aws',
      region,
      now: this.now,
      emit: (event) => this.emit(event),
      faults: this.faults.findings,
    });
    this.regions.set(region, fresh);
    return fresh;
  }

  /** Adds a listener; the answer removes it. */
  public onEvent(listener: EventListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Adds a listener; the answer removes it. */
  public onCall(listener: CallListener): () => void {
    this.callListeners.add(listener);
    return () => this.callListeners.delete(listener);
  }

  /** Tells of a call that is answered. */
  public answered(call: RecordedCall, answer: unknown): void {
    for (const listener of this.callListeners) listener(call, answer);
  }

  /** Events are still on their way to listeners. */
  public get isDelivering(): boolean {
    return this.deliveries.size > 0;
  }

  /** A product sends a finding; limits and ownership are not checked, products are AWS's own business. */
  public ingest(region: string, finding: Finding): Finding {
    return ingestFinding(this.region(region), finding);
  }

  public ingestV2(region: string, finding: OcsfFinding): void {
    putOcsfFinding(this.region(region), finding);
  }

  /**
   * A person changes a finding at the console: the fields of `BatchUpdateFindings`.
   * @throws ApiError when a value is out of range or there is no such finding
   */
  public update(region: string, ref: FindingRef, change: JsonObject): void {
    updateFinding(this.region(region), { ...change, FindingIdentifiers: [ref] });
  }

  public finding(region: string, { Id, ProductArn }: FindingRef): Finding | undefined {
    return this.region(region).findings.get(findingKey(Id, ProductArn));
  }

  /** Removes a finding without an event, as retention does. */
  public expire(region: string, { Id, ProductArn }: FindingRef): boolean {
    return this.region(region).findings.delete(findingKey(Id, ProductArn));
  }

  /** A person chooses a custom action for 1 to 20 findings: one event for all of them. */
  public fireCustomAction(region: string, actionArn: string, refs: readonly FindingRef[]): HubEvent {
    if (refs.length < 1 || refs.length > 20) throw invalidInput('a custom action takes 1 to 20 findings');
    const hub = this.region(region);
    const findings = refs.map((ref) => {
      const finding = this.finding(region, ref);
      if (!finding) throw invalidInput(`no finding ${ref.Id}`);
      return finding;
    });
    return this.emit(customActionEvent(hub, actionTarget(hub, actionArn), findings));
  }

  /** A person sends the results of an insight to a custom action. */
  public fireInsightResults(region: string, actionArn: string, insight: InsightResults): HubEvent {
    const count = Object.keys(insight.results).length;
    if (count < 1 || count > 100) throw invalidInput('an insight has 1 to 100 results');
    const hub = this.region(region);
    return this.emit(insightResultsEvent(hub, actionTarget(hub, actionArn), insight));
  }

  /**
   * Resolves once every listener has finished with every event, those caused on the way included.
   * @throws AggregateError when listeners failed since the last call.
   */
  public async settled(): Promise<void> {
    while (this.deliveries.size > 0) await Promise.all(this.deliveries);
    const failures = this.failures.splice(0);
    if (failures.length > 0) throw new AggregateError(failures, 'Listeners failed');
  }

  /** Listeners run after the answer of the call that caused the event, as a bus would have it. */
  private emit(event: HubEvent): HubEvent {
    const delivery = new Promise((resolve) => setImmediate(resolve))
      .then(() => Promise.all([...this.listeners].map((listener) => this.deliver(listener, event))))
      .then(() => void this.deliveries.delete(delivery));
    this.deliveries.add(delivery);
    return event;
  }

  private async deliver(listener: EventListener, event: HubEvent): Promise<void> {
    try {
      await listener(structuredClone(event));
    } catch (error) {
      this.failures.push(error);
    }
  }
}
