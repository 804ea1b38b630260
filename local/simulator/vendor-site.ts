import type { VerifierName } from '../../src/contract/sync-config';
import type { VendorAnswer, VendorRequest } from '../../src/lambda/http/vendor-call';
import type { Queue } from './models/queue';
import type { EndpointPlan } from './plan';
import type { Timeline } from './timeline';
import type { Trace } from './trace';
import { MODELS, VERIFIERS } from './vendors';
import { Desk, type Call, type DeskChange } from './vendors/desk';
import type { VendorModel } from './vendors/vendor-model';

/** One endpoint: its queue, the vendor behind it, and what the vendor does to our calls. */
export class VendorSite {
  public readonly desk: Desk;
  public readonly model: VendorModel;
  public readonly verifier: VerifierName;
  /** Requests that arrived. */
  public requestCount = 0;
  public downUntil = 0;
  /** Refuses calls about one alert, or about any: until then. */
  public refusesUntil = 0;
  /** Alert keys that it never takes. */
  public readonly poison = new Set<string>();
  /** It has, or had, alerts of several findings. */
  public hasGrouped: boolean;
  /** How often the API key was changed. */
  public keyVersion = 1;
  public hookVersion = 1;

  /** Ids of documents that it took: it takes each once. */
  private readonly seen = new Set<string>();

  public constructor(
    public readonly id: string,
    public plan: EndpointPlan,
    public readonly queue: Queue,
    private readonly timeline: Timeline,
    trace: Trace,
  ) {
    this.desk = new Desk(id, timeline, trace);
    this.hasGrouped = plan.grouping === 'FAULT';
    this.model = MODELS[plan.vendor];
    this.verifier = VERIFIERS[plan.vendor];
  }

  public take(request: VendorRequest, call: Call): VendorAnswer {
    this.requestCount++;
    const answer = (status: number, body = ''): VendorAnswer => {
      if (status >= 300) call.invocation.isSmooth = false;
      return { status, body };
    };
    if (this.timeline.now < this.downUntil) return answer(503);
    if (!this.holdsKey(request)) return answer(401);
    const change = this.model.read(request);
    const id = request.headers['webhook-id'];
    if (change === undefined || (id !== undefined && this.seen.has(id))) return answer(202);
    if (this.timeline.now < this.refusesUntil || this.poison.has(change.key)) return answer(400);
    if (id !== undefined) this.seen.add(id);
    const service = change.service.replace(/-\d+$/, '');
    this.desk.byFunctions({ ...change, service, content: contentOf(change, request) }, call);
    return answer(202, this.model.answer(this.desk.open(change.key).at(-1)));
  }

  /** Our key at the vendor, or that of the other way. */
  public apiKey(isRoute: boolean): string {
    return `${isRoute ? 'ROUTE' : 'KEY'}-${this.id}-${this.keyVersion}`;
  }

  /** By which the vendor's webhooks are known. */
  public get hookSecret(): string {
    return `user:hook-${this.id}-${this.hookVersion}`;
  }

  public wordsOf(request: VendorRequest): string {
    const change = this.model.read(request);
    return change === undefined
      ? 'nothing new'
      : `${change.action} ${change.key.slice(0, 6)} ${change.priority ?? ''}`;
  }

  /** A webhook's receiver only checks a signature, which the model leaves out. */
  private holdsKey({ headers, body }: VendorRequest): boolean {
    if (this.plan.vendor === 'webhook') return true;
    return [false, true].some((isRoute) => {
      const key = this.apiKey(isRoute);
      return body.includes(`"${key}"`) || (headers['authorization'] ?? '').endsWith(key);
    });
  }
}

/** Times and ids of documents differ although the same is said. */
const PASSING = /"\d{4}-\d\d-\d\dT[^"]*"|"id":"[^"]*"/g;

const contentOf = ({ action }: DeskChange, { body }: VendorRequest): string | undefined =>
  action === 'open' || action === 'update' ? body.replace(PASSING, '""') : undefined;
