import { METRICS } from '../../contract/metrics';
import { LedgerConflict } from '../ledger/ledger-conflict';
import type { LedgerItem, LedgerMember } from '../ledger/ledger-item';
import { decide, type Decision } from './decide';
import type { Dependencies } from './dependencies';
import { RetryLater } from './failure';
import { ItemWriter } from './item-writer';
import type { Situation } from './situation';
import { VendorStep } from './vendor-step';

/** Steps of one event for one alert: note, update and acknowledgement are the longest way, plus lost races. */
const MOST_STEPS = 10;

/** Carries out what one event asks of one alert, step by step, each decided from what the ledger holds then. */
export class Work {
  private readonly writer: ItemWriter;

  public constructor(
    private readonly situation: Situation,
    private readonly dependencies: Dependencies,
    /** Gives up what is under way when the function's time ends. */
    private readonly signal: AbortSignal,
  ) {
    this.writer = new ItemWriter(dependencies);
  }

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
        return this.writer.write(decision.apply, item);
      case 'notify':
        await this.notify(decision.member);
        return this.writer.writeOnTop(decision.apply, item);
      case 'send':
        return new VendorStep(this.situation, this.dependencies, this.signal).carryOut(decision, item);
    }
  }

  private async notify(member: LedgerMember): Promise<void> {
    const result = await this.dependencies.setNotified(member);
    if (result === 'done') return;
    this.dependencies.logger.warn('The finding could not be set to NOTIFIED.', {
      findingId: member.id,
      result,
    });
  }
}
