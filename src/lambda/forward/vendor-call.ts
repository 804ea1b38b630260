import { randomUUID } from 'node:crypto';
import { METRICS } from '../../contract/metrics';
import type { AlertAction } from '../alert/alert';
import { versionsOf, withFinding, written, type AlertStore, type Snapshot } from '../ledger/alert-store';
import { LedgerConflict } from '../ledger/ledger-conflict';
import type { AlertRecord, AnnouncedCall } from '../state/alert-record';
import type { Decision } from '../state/decision';
import { toldBy, type FindingRecord } from '../state/finding-record';
import { accepted, announced, newAlert, refused, unanswered, type Told } from '../state/told';
import type { AlertEvent } from './alert-event';
import { deliver, type Delivery, type Receipt } from './deliver';
import { RetryLater, Undeliverable } from './failure';
import type { ForwardRun } from './forward-run';
import { routeFor, takenRoute } from './taken-route';

const COUNTED: Readonly<Record<AlertAction, string>> = {
  open: METRICS.alertsOpened,
  update: METRICS.alertsUpdated,
  acknowledge: METRICS.alertsAcknowledged,
  resolve: METRICS.alertsResolved,
  note: METRICS.notesSent,
};

/** An announcement outlives the vendor call by this much, for the ledger write after it. */
const CALL_RESERVE_MILLIS = 15_000;
/** Calls of one action: JSM changes priority, message and description by one each. With a refreshed secret, twice. */
const CALLS_PER_ACTION = 2;
/** For how long after the announced call the finding may be set to NOTIFIED, together with others of the batch. */
const NOTIFY_MILLIS = 30_000;
/** Lost races after which a write is given up. */
const MOST_ATTEMPTS = 10;

export interface CallOrder {
  readonly told: Told;
  readonly decision: Decision;
  readonly snapshot: Snapshot;
  /** The finding in `told` holds what the ledger does not. */
  readonly changed: boolean;
}

/** Announce, call the vendor, write down what it answered. A crash in between leaves the announcement: "maybe". */
export class VendorCall {
  public constructor(
    private readonly event: AlertEvent,
    private readonly run: ForwardRun,
    private readonly store: AlertStore,
  ) {}

  /** @throws RetryLater, Undeliverable, LedgerConflict when another worker was faster, or what AWS answered */
  public async make(order: CallOrder): Promise<Snapshot> {
    const { told, decision, snapshot } = order;
    const { config } = this.run.ports;
    const route = routeFor(this.event, snapshot.alert, this.run.ports);
    const call = this.newCall(told.action);
    const before = snapshot.alert ?? newAlert(snapshot.alertKey, config.endpointId);
    const opensWith = told.action === 'open' ? takenRoute(route, config) : undefined;
    const alert = announced(before, told, call, opensWith);
    const finding = this.announcedFinding(order, call);
    const after = { ...snapshot, alert: await this.announce(snapshot, alert, finding) };
    const { action } = told;
    const { vendorId: knownId } = after.alert;
    const toldAt = snapshot.alert?.updatedAt;
    const receipt = await this.tell({ action, route, vendorId: knownId, toldAt }, after.alert, order);
    const { startedAt, token } = call;
    const { vendorId } = receipt;
    await this.learn(vendorId, before, snapshot.alertKey);
    const answer = {
      token,
      startedAt,
      vendorId,
      decision: { ...decision, answer: receipt.told ? 'accepted' : 'nothing to tell' },
    };
    const done = await this.writeOnTop(after.alert, (current) => accepted(current, told, answer));
    this.report(told, receipt, decision);
    return finding === undefined
      ? { ...after, alert: done }
      : withFinding({ ...after, alert: done }, written(finding));
  }

  private newCall(action: AlertAction): AnnouncedCall {
    const { config, now } = this.run.ports;
    const startedAt = now();
    const until = startedAt + config.vendorTimeoutMillis * CALLS_PER_ACTION + CALL_RESERVE_MILLIS;
    return { action, token: randomUUID(), startedAt, until };
  }

  /**
   * Writes the announcement. A write whose answer was lost is sent again and then finds itself; its token tells.
   * @throws LedgerConflict when another worker was faster
   */
  private async announce(
    snapshot: Snapshot,
    alert: AlertRecord,
    finding: FindingRecord | undefined,
  ): Promise<AlertRecord> {
    const { ledger, config } = this.run.ports;
    const puts = finding === undefined ? [alert] : [finding, alert];
    try {
      await ledger.commit({ puts, unchanged: versionsOf(snapshot, config.endpointId) });
      return written(alert);
    } catch (error) {
      if (!(error instanceof LedgerConflict)) throw error;
      const { alert: found } = await this.store.alert(alert.alertKey);
      if (found?.call === undefined || found.call.token !== alert.call?.token) throw error;
      return found;
    }
  }

  /** The finding as it is to be written with the announcement, if it is to be. */
  private announcedFinding(
    { told: { finding, action }, snapshot: { alertKey }, changed }: CallOrder,
    call: AnnouncedCall,
  ): FindingRecord | undefined {
    if (finding === undefined) return undefined;
    const { endpointId, setNotified } = this.run.ports.config;
    const { writing } = finding;
    // What this endpoint claimed for a call that is over is nobody's any more.
    const isFree =
      writing === undefined || writing.until <= call.startedAt || writing.notifies === endpointId;
    const notifies = setNotified === true && action === 'open' && isFree;
    const told = toldBy(finding, endpointId, alertKey, changed || notifies);
    return notifies && told ? { ...told, writing: this.claimOf(call) } : told;
  }

  private claimOf({ until }: AnnouncedCall): FindingRecord['writing'] {
    const { owner, ports } = this.run;
    return { token: owner, until: until + NOTIFY_MILLIS, notifies: ports.config.endpointId };
  }

  private async tell(
    delivery: Omit<Delivery, 'event' | 'run'>,
    alert: AlertRecord,
    order: CallOrder,
  ): Promise<Receipt> {
    const { event, run } = this;
    const named = { ...event, alert: { ...event.alert, key: alert.alertKey } };
    try {
      return await deliver({ ...delivery, event: named, run });
    } catch (error) {
      await this.takeBack(alert, order.decision, error).catch((lost: unknown) =>
        run.ports.logger.warn(
          'What became of the call could not be written down; the announcement runs out.',
          {
            alertKey: alert.alertKey,
            reason: lost instanceof Error ? lost.name : 'unknown',
          },
        ),
      );
      throw error;
    }
  }

  /** A refusal takes the announcement back; after any other failure it stands for "maybe". */
  private async takeBack(alert: AlertRecord, decision: Decision, error: unknown): Promise<void> {
    const { ports } = this.run;
    const token = alert.call?.token ?? '';
    const failed = { ...decision, answer: error instanceof Error ? error.message : 'failed' };
    const later = error instanceof RetryLater ? error : undefined;
    const until = ports.now() + (later?.retryAfterMillis ?? 0);
    const end = { until, isAnswered: later?.isAnswered };
    await this.writeOnTop(alert, (current) =>
      error instanceof Undeliverable
        ? refused(current, token, failed)
        : unanswered(current, token, end, failed),
    );
  }

  /** The effect has happened: it is written down on top of whatever others have written meanwhile. */
  private async writeOnTop(
    alert: AlertRecord,
    change: (current: AlertRecord) => AlertRecord,
  ): Promise<AlertRecord> {
    const { ledger, config } = this.run.ports;
    let current = alert;
    for (let attempt = 1; ; attempt++) {
      const changed = change(current);
      try {
        await ledger.commit({ puts: [changed] });
        return written(changed);
      } catch (error) {
        if (!(error instanceof LedgerConflict) || attempt === MOST_ATTEMPTS) throw error;
        const { alert: found } = await this.store.alert(alert.alertKey);
        current = found ?? newAlert(alert.alertKey, config.endpointId);
      }
    }
  }

  private async learn(vendorId: string | undefined, before: AlertRecord, alertKey: string): Promise<void> {
    if (vendorId === undefined || vendorId === before.vendorId) return;
    await this.run.ports.ledger.putLink(this.run.ports.config.endpointId, vendorId, alertKey);
  }

  private report({ action }: Told, receipt: Receipt, { why }: Decision): void {
    const { metrics, logger, now } = this.run.ports;
    const { alert, finding, id, at } = this.event;
    logger.info('Decision', { alertKey: alert.key, findingId: finding?.id, event: id, did: action, why });
    if (receipt.told) metrics.count(COUNTED[action]);
    if (receipt.told && action === 'open')
      metrics.milliseconds(METRICS.alertLatency, Math.max(now() - at, 0));
  }
}
