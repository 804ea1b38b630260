import { Copy, type Surroundings } from './models/copy';
import { Hub } from './models/hub';
import { LedgerTable } from './models/ledger-table';
import { Poller } from './models/poller';
import { named, Queue } from './models/queue';
import { startForward, startReceive, startSync, type TakeWebhook } from './deployment';
import { HubApi } from './hub-api';
import type { Plan } from './plan';
import { Timeline } from './timeline';
import { Trace } from './trace';
import { delayOf, type Place, Upsets } from './upsets';
import { VendorSite } from './vendor-site';
import { WebhookPost } from './webhook-post';

const START = Date.UTC(2026, 10, 21, 12, 0, 0);
const FUNCTION_TIMEOUT_MILLIS = 60_000;
const QUEUE = { visibilityMillis: 6 * FUNCTION_TIMEOUT_MILLIS, maxReceiveCount: 50 };
/** From Security Hub over EventBridge to a queue. */
const EVENT_MILLIS = 600;

/** Everything of one run: the models, and the functions between them. */
export class World implements Surroundings {
  public readonly timeline = new Timeline(START);
  public readonly trace: Trace;
  public readonly upsets: Upsets;
  public readonly hub: Hub;
  public readonly hubApi: HubApi;
  public readonly table = new LedgerTable();
  public readonly sync: Queue;
  public readonly sites: readonly VendorSite[];
  private readonly pollers: Poller[] = [];
  private receiver?: { readonly copy: Copy; readonly take: TakeWebhook };

  public constructor(
    public readonly plan: Plan,
    isTraced: boolean,
  ) {
    const { timeline } = this;
    this.trace = new Trace(() => timeline.now, isTraced);
    this.upsets = new Upsets(plan.upsets);
    this.hub = new Hub(timeline, this.trace);
    this.hubApi = new HubApi(this.hub, timeline);
    this.sync = new Queue('sync', timeline, QUEUE);
    this.sites = plan.endpoints.map((endpoint, index) => {
      const id = 'ab'[index] ?? 'x';
      return new VendorSite(id, endpoint, new Queue(`forward-${id}`, timeline, QUEUE), timeline, this.trace);
    });
    this.connect();
  }

  public secret(name: string): string {
    const site = this.sites.find(({ id }) => name.endsWith(`-${id}`));
    if (site === undefined) throw named('ResourceNotFoundException');
    if (name.startsWith('hook-')) return site.hookSecret;
    return site.plan.vendor === 'webhook' ? SIGNING_KEY : site.apiKey(name.startsWith('route-'));
  }

  /** The receive function, whatever copy of it is there; undefined when it died meanwhile. */
  public takeWebhook(
    endpointId: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<number> {
    if (!this.receiver?.copy.isAlive) {
      const copy = new Copy('receive', this);
      this.receiver = { copy, take: startReceive(this, copy) };
    }
    return this.receiver.take(endpointId, headers, body);
  }

  /** A message on its way: late, or twice. */
  public deliver(place: Place, usualMillis: number, arrive: () => void): void {
    const upset = this.upsets.next(place);
    const late = upset?.kind === 'late' ? delayOf(upset, false) : 0;
    this.timeline.after(usualMillis + late, arrive);
    if (upset?.kind === 'twice') this.timeline.after(usualMillis + delayOf(upset, false), arrive);
  }

  /** The forward function of an endpoint with another configuration. */
  public redeploy(site: VendorSite, plan: VendorSite['plan']): void {
    site.plan = plan;
    site.hasGrouped ||= plan.grouping === 'FAULT';
    for (const poller of this.pollers) poller.restart();
  }

  private connect(): void {
    const { copies, batchSize } = this.plan;
    const options = { copies, batchSize, timeoutMillis: FUNCTION_TIMEOUT_MILLIS };
    for (const site of this.sites) {
      const start = (copy: Copy) => startForward(this, site)(copy);
      this.pollers.push(new Poller(site.queue, this, { ...options, start }));
      const post = new WebhookPost(this, site);
      site.desk.onChange = (entry, alert) => post.tell(entry, alert);
    }
    this.pollers.push(new Poller(this.sync, this, { ...options, start: startSync(this) }));
    this.hub.onEvent = (event, words) => {
      for (const { id, queue } of this.sites) {
        this.deliver(`event:${id}`, EVENT_MILLIS, () => {
          this.trace.say(() => `${words} reaches the queue of ${id}`);
          queue.send(event);
        });
      }
    };
  }
}

const SIGNING_KEY = `whsec_${Buffer.alloc(32, 'k').toString('base64')}`;
