import { METRICS } from '../../contract/metrics';
import type { AlertAction } from '../alert/alert';
import type { LedgerItem } from '../ledger/ledger-item';
import { claimed, released, type Apply } from './apply';
import type { Decision } from './decide';
import { deliver, type Receipt } from './deliver';
import type { Dependencies } from './dependencies';
import { Undeliverable } from './failure';
import { ItemWriter } from './item-writer';
import type { Situation } from './situation';
import { routeFor, takenRoute } from './taken-route';

const COUNTED: Readonly<Record<AlertAction, string>> = {
  open: METRICS.alertsOpened,
  update: METRICS.alertsUpdated,
  acknowledge: METRICS.alertsAcknowledged,
  resolve: METRICS.alertsResolved,
  note: METRICS.notesSent,
};

/** A claim outlives the vendor call by this much, for the ledger write after it. */
const CLAIM_RESERVE_MILLIS = 15_000;
/** Calls of one action: JSM changes priority, message and description by one each. With a refreshed secret, twice. */
const CALLS_PER_CLAIM = 2;

type Send = Extract<Decision, { kind: 'send' }>;

/** A step that tells the vendor: claim, vendor, ledger. A crash in between repeats the call with the same key. */
export class VendorStep {
  private readonly writer: ItemWriter;

  public constructor(
    private readonly situation: Situation,
    private readonly dependencies: Dependencies,
    /** Gives up the call when the function's time ends. */
    private readonly signal: AbortSignal,
  ) {
    this.writer = new ItemWriter(dependencies);
  }

  /** @throws RetryLater, Undeliverable, LedgerConflict when another worker was faster, or what AWS answered */
  public async carryOut(decision: Send, before: LedgerItem | undefined): Promise<LedgerItem> {
    const { config, ledger, metrics } = this.dependencies;
    const route = routeFor(this.situation, before, this.dependencies);
    const claim = decision.claim && claimed(this.situation, this.claimEnd(), takenRoute(route, config));
    const item = claim ? await this.writer.write(claim, before) : before;
    const { told, vendorId } = await this.tell(decision, item, before, route);
    const apply: Apply = (current, context) => {
      const draft = decision.apply(current, context);
      return vendorId === undefined ? draft : { ...draft, vendorId };
    };
    const written = await this.writer.writeOnTop(apply, item);
    if (vendorId !== undefined && vendorId !== before?.vendorId) {
      await ledger.putLink(config.endpointId, vendorId, written.alertKey);
    }
    if (told) metrics.count(COUNTED[decision.action]);
    return written;
  }

  private claimEnd(): number {
    const { config, now } = this.dependencies;
    return now() + config.vendorTimeoutMillis * CALLS_PER_CLAIM + CLAIM_RESERVE_MILLIS;
  }

  private async tell(
    { action, claim }: Send,
    item: LedgerItem | undefined,
    before: LedgerItem | undefined,
    route: ReturnType<typeof routeFor>,
  ): Promise<Receipt> {
    const { situation, dependencies, signal } = this;
    try {
      const { vendorId, updatedAt: toldAt } = before ?? {};
      return await deliver({ situation, action, route, vendorId, toldAt, dependencies, signal });
    } catch (error) {
      if (claim) await this.release(item, error instanceof Undeliverable);
      throw error;
    }
  }

  /** Without it the next try would wait for the claim to run out; so it is done as well as it can be. */
  private async release(item: LedgerItem | undefined, isRefused: boolean): Promise<void> {
    await this.writer.write(released(this.situation, isRefused), item).catch((error: unknown) =>
      this.dependencies.logger.warn('The claim could not be given back; it runs out by itself.', {
        alertKey: this.situation.alert.key,
        reason: error instanceof Error ? error.name : 'unknown',
      }),
    );
  }
}
