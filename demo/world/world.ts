import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../local/clock';
import { startHttpApi } from '../../local/http-api';
import type { FunctionPool } from '../../local/lambda';
import type { LoopbackServer } from '../../local/loopback';
import type { Finding, SecurityHubServer } from '../../local/security-hub';
import { Topic } from '../../local/sns';
import { EventSource, type MessageQueue } from '../../local/sqs';
import type { Deployment } from '../deployment/deployment';
import type { Aws } from './aws';
import { Bus } from './bus';
import type { CallRecord } from './calls';
import type { Deed } from './deed';
import { makeFunction, MOST_COPIES } from './functions';
import type { Journal } from './journal';
import { keyOf, keysIn } from './keys';
import { isWorkQueue, makeQueues } from './queues';
import type { VendorSecrets } from './secrets';
import type { Vendor } from './vendors';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-central-1';

export interface WorldParts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly calls: CallRecord;
  readonly aws: Aws;
  readonly secrets: VendorSecrets;
  readonly vendors: readonly Vendor[];
  readonly securityHub: SecurityHubServer;
  readonly deployment: Deployment;
}

/** Quiet for so long, in the machine's milliseconds, is at rest. */
const QUIET_MILLIS = 120;

/** Everything that the deployment touches, on this machine and under way. */
export class World {
  public readonly queues: ReadonlyMap<string, MessageQueue>;
  public readonly functions: ReadonlyMap<string, FunctionPool>;
  public readonly bus: Bus;
  public readonly deeds: Deed[] = [];
  private readonly topics: ReadonlyMap<string, Topic>;
  private sources: readonly EventSource[] = [];
  private apis: readonly LoopbackServer[] = [];

  public constructor(public readonly parts: WorldParts) {
    const { clock, journal, deployment, aws } = parts;
    this.queues = makeQueues(deployment.queues, clock, journal, (body) => this.keysIn(body));
    for (const queue of this.queues.values()) aws.sqs.add(queue);
    this.topics = new Map(deployment.topics.map((topic) => [topic.arn, this.topic(topic)]));
    this.functions = this.makeFunctions();
    this.bus = new Bus(deployment.rules, this.queues, this.topics, journal);
  }

  /** Gives the way back its addresses and begins to work on the queues. */
  public async start(): Promise<void> {
    const { deployment, securityHub, vendors } = this.parts;
    securityHub.hub.onEvent((event) => this.bus.put(event));
    this.apis = await Promise.all(
      deployment.apis.map(({ routes, functionArn }) =>
        startHttpApi({ routes, invoke: (event) => this.functionOf(functionArn).invoke(event) }),
      ),
    );
    for (const vendor of vendors) vendor.callBack(`${this.apis[0]?.url}/${vendor.endpointId}`);
    await Promise.all([...this.functions.values()].map((pool) => pool.warm()));
    this.sources = deployment.sources.map((source) => this.source(source));
  }

  /** Alert keys that a message is about; a webhook may name its alert by the vendor's id alone. */
  public keysIn(body: string): readonly string[] {
    const keys = keysIn(body);
    if (keys.length > 0) return keys;
    const { vendorId } = JSON.parse(body) as { readonly vendorId?: string };
    const alerts = this.parts.vendors.flatMap((vendor) => vendor.alerts());
    return alerts.filter(({ id }) => id === vendorId).map(({ key }) => key);
  }

  /** @throws Error when Security Hub has no finding of this key */
  public finding(key: string): Finding {
    const { findings } = this.parts.securityHub.hub.region(REGION);
    const found = findings.all().find((finding) => keyOf(finding) === key);
    if (!found) throw new Error('Choose a finding first.');
    return found;
  }

  /** Calls of vendors about an alert so far. */
  public callsAbout(key: string): number {
    return this.parts.journal.of(key).filter(({ kind }) => kind === 'call').length;
  }

  public vendor(endpointId: string): Vendor {
    const found = this.parts.vendors.find((vendor) => vendor.endpointId === endpointId);
    if (!found) throw new Error(`No endpoint "${endpointId}"`);
    return found;
  }

  public forwarderOf(endpointId: string): FunctionPool {
    const found = [...this.functions.values()].find(({ name }) => name.includes(`-${endpointId}-`));
    if (!found) throw new Error(`No function for "${endpointId}"`);
    return found;
  }

  public get workQueues(): readonly MessageQueue[] {
    return [...this.queues.values()].filter(isWorkQueue);
  }

  public get deadLetterQueues(): readonly MessageQueue[] {
    return [...this.queues.values()].filter((queue) => !isWorkQueue(queue));
  }

  /** Nothing is on its way: no message, no event, no webhook. */
  public get isAtRest(): boolean {
    const { journal, securityHub, vendors } = this.parts;
    const isBusy =
      securityHub.hub.isDelivering ||
      this.workQueues.some(({ contents }) => contents.length > 0) ||
      vendors.some((vendor) => vendor.pending() > 0) ||
      [...this.topics.values()].some(({ pending }) => pending > 0);
    return !isBusy && Date.now() - journal.changedAt > QUIET_MILLIS;
  }

  /** @throws Error when it takes longer than so many milliseconds of the machine. */
  public async atRest(timeoutMillis = 60_000): Promise<void> {
    await this.until(() => this.isAtRest, 'everything to come to rest', timeoutMillis);
  }

  /** @throws Error naming what was waited for */
  public async until(holds: () => boolean, what: string, timeoutMillis = 60_000): Promise<void> {
    const end = Date.now() + timeoutMillis;
    while (!holds()) {
      if (Date.now() > end) throw new Error(`Waited ${timeoutMillis} ms for ${what}.`);
      await delay(20);
    }
  }

  public async stop(): Promise<void> {
    const { aws, securityHub, vendors } = this.parts;
    const stopped = this.sources.map((source) => source.stop());
    await Promise.all([...this.functions.values()].map((pool) => pool.stop()));
    await Promise.all([
      ...stopped,
      ...this.apis.map((api) => api.close()),
      ...vendors.map((vendor) => vendor.close()),
      securityHub.close(),
      aws.close(),
    ]);
  }

  private functionOf(arn: string): FunctionPool {
    const found = this.functions.get(arn);
    if (!found) throw new Error(`No function ${arn}`);
    return found;
  }

  private topic({ arn, subscriptions }: Deployment['topics'][number]): Topic {
    const { clock } = this.parts;
    const known = subscriptions.map(({ url, deadLetterArn }) => ({
      url,
      deadLetterQueue: deadLetterArn === undefined ? undefined : this.queues.get(deadLetterArn),
    }));
    return new Topic({ arn, clock, subscriptions: known });
  }

  private makeFunctions(): ReadonlyMap<string, FunctionPool> {
    const { clock, journal, deployment, aws, securityHub, vendors } = this.parts;
    const environment = {
      AWS_ENDPOINT_URL: aws.url,
      AWS_ENDPOINT_URL_SECURITYHUB: securityHub.url,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: 'AKIALOCAL',
      AWS_SECRET_ACCESS_KEY: 'local',
    };
    const vendorUrls = Object.fromEntries(vendors.map(({ endpointId, url }) => [endpointId, url]));
    const context = { clock, journal, environment, vendorUrls };
    return new Map(deployment.functions.map((deployed) => [deployed.arn, makeFunction(deployed, context)]));
  }

  private source({
    queueArn,
    functionArn,
    concurrency,
    ...batches
  }: Deployment['sources'][number]): EventSource {
    const { clock, journal } = this.parts;
    const queue = this.queues.get(queueArn);
    if (!queue) throw new Error(`No queue ${queueArn}`);
    const pool = this.functionOf(functionArn);
    return new EventSource({
      ...batches,
      queue,
      clock,
      concurrency: Math.min(concurrency, MOST_COPIES),
      invoke: (event) => pool.invoke(event),
      onFailure: ({ message }) => {
        const title = `${pool.name} failed: its messages come back`;
        journal.add({ kind: 'log', title, keys: [], detail: { function: pool.name, message } });
      },
    });
  }
}
