import { METRICS } from '../../contract/metrics';
import type { AlertAction } from '../alert/alert';
import type { LedgerDraft } from '../ledger/ledger';
import { LedgerConflict } from '../ledger/ledger-conflict';
import type { LedgerItem } from '../ledger/ledger-item';
import { claimed, released, type Apply } from './apply';
import { decide, type Decision } from './decide';
import { deliver } from './deliver';
import type { Dependencies } from './dependencies';
import { RetryLater } from './failure';
import type { Situation } from './situation';

const COUNTED: Readonly<Record<AlertAction, string>> = {
  open: METRICS.alertsOpened,
  update: METRICS.alertsUpdated,
  acknowledge: METRICS.alertsAcknowledged,
  resolve: METRICS.alertsResolved,
  note: METRICS.notesSent,
};

/** Steps of one event for one alert: note, update and acknowledgement are the longest way, plus lost races. */
const MOST_STEPS = 10;
/** A claim outlives the vendor call by this much, for the ledger write after it. */
const CLAIM_RESERVE_MILLIS = 15_000;
/** Calls of one action: JSM changes priority, message and description by one each. With a refreshed secret, twice. */
const CALLS_PER_CLAIM = 2;

type Send = Extract<Decision, { kind: 'send' }>;

/**
 * Carries out what one event asks of one alert, step by step, each decided from what the ledger holds then.
 * The order within a step: claim, vendor, ledger. A crash in between repeats the call with the same key.
 */
export class Work {
  public constructor(
    private readonly situation: Situation,
    private readonly dependencies: Dependencies,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws RetryLater, Undeliverable, or what AWS answered */
  public async run(): Promise<void> {
    let { situation } = this;
    let item = await this.start();
    for (let step = 0; step < MOST_STEPS; step++) {
      const decision = this.decide(situation, item);
      if (decision.kind === 'nothing') return this.finish(step);
      try {
        item = await this.carryOut(decision, item);
        if (decision.kind === 'send') situation = { ...situation, forced: false };
      } catch (error) {
        if (!(error instanceof LedgerConflict)) throw error;
        item = error.current;
      }
    }
    throw new RetryLater('The alert is being changed by others all the time.');
  }

  /** A new alert is claimed without reading first: the claim fails, and tells what is there, if it is not new. */
  private async start(): Promise<LedgerItem | undefined> {
    const { alert } = this.situation;
    if (this.decide(this.situation, undefined).kind === 'send') return undefined;
    return this.dependencies.ledger.get(alert.key, this.dependencies.config.endpointId);
  }

  private decide(situation: Situation, item: LedgerItem | undefined): Decision {
    const { autoResolve, setNotified = false } = this.dependencies.config;
    return decide(situation, item, { autoResolve, setNotified }, this.dependencies.now());
  }

  private finish(steps: number): void {
    if (steps === 0) this.dependencies.metrics.count(METRICS.findingsUnchanged);
  }

  private async carryOut(
    decision: Exclude<Decision, { kind: 'nothing' }>,
    item: LedgerItem | undefined,
  ): Promise<LedgerItem> {
    switch (decision.kind) {
      case 'busy':
        throw new RetryLater(
          'Another worker is telling the vendor about this alert.',
          decision.until - this.dependencies.now(),
        );
      case 'record':
        return this.write(decision.apply, item);
      case 'notify':
        await this.notify(decision.member);
        return this.writeWhateverIsThere(decision.apply, item);
      case 'send':
        return this.send(decision, item);
    }
  }

  private async send(decision: Send, before: LedgerItem | undefined): Promise<LedgerItem> {
    const { config, ledger, metrics, now } = this.dependencies;
    const until = now() + config.vendorTimeoutMillis * CALLS_PER_CLAIM + CLAIM_RESERVE_MILLIS;
    const item = decision.claim ? await this.write(claimed(this.situation, until), before) : before;
    const { told, vendorId } = await this.tell(decision, item);
    const apply: Apply = (current, context) => {
      const draft = decision.apply(current, context);
      return vendorId === undefined ? draft : { ...draft, vendorId };
    };
    const written = await this.writeWhateverIsThere(apply, item);
    if (vendorId !== undefined && vendorId !== before?.vendorId) {
      await ledger.putLink(config.endpointId, vendorId, written.alertKey);
    }
    if (told) metrics.count(COUNTED[decision.action]);
    return written;
  }

  private async tell({ action, claim }: Send, item: LedgerItem | undefined) {
    const { situation, dependencies, signal } = this;
    try {
      return await deliver({ situation, action, dependencies, signal });
    } catch (error) {
      if (claim) await this.release(item);
      throw error;
    }
  }

  /** Without it the next try would wait for the claim to run out; so it is done as well as it can be. */
  private async release(item: LedgerItem | undefined): Promise<void> {
    await this.write(released(this.situation), item).catch((error: unknown) =>
      this.dependencies.logger.warn('The claim could not be given back; it runs out by itself.', {
        alertKey: this.situation.alert.key,
        reason: error instanceof Error ? error.name : 'unknown',
      }),
    );
  }

  private async notify(member: Parameters<Dependencies['setNotified']>[0]): Promise<void> {
    const result = await this.dependencies.setNotified(member);
    if (result === 'done') return;
    this.dependencies.logger.warn('The finding could not be set to NOTIFIED.', {
      findingId: member.id,
      result,
    });
  }

  private write(apply: Apply, item: LedgerItem | undefined): Promise<LedgerItem> {
    const { ledger, config, now } = this.dependencies;
    const draft: LedgerDraft = apply(item, { endpointId: config.endpointId, now: now() });
    return ledger.put({ ...draft, version: item?.version });
  }

  /** The effect has happened: it is written down on top of whatever others have written meanwhile. */
  private async writeWhateverIsThere(apply: Apply, item: LedgerItem | undefined): Promise<LedgerItem> {
    let current = item;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.write(apply, current);
      } catch (error) {
        if (!(error instanceof LedgerConflict) || attempt === MOST_STEPS) throw error;
        current = error.current;
      }
    }
  }
}
