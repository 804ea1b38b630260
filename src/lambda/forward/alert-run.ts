import { METRICS } from '../../contract/metrics';
import { AlertStore, versionsOf, withFinding, written, type Snapshot } from '../ledger/alert-store';
import { LedgerConflict } from '../ledger/ledger-conflict';
import { isOpen } from '../state/alert-record';
import { toldBy, type FindingRecord } from '../state/finding-record';
import type { Doubt } from '../state/merge-finding';
import { nextStep, type Step, type View } from '../state/next-step';
import { decided, leftOpen, newAlert, withContent, withMember } from '../state/told';
import type { AlertEvent } from './alert-event';
import { seenEvent, toldOf } from './event-view';
import { RetryLater } from './failure';
import { FindingLook } from './finding-look';
import type { ForwardRun } from './forward-run';
import { VendorCall } from './vendor-call';
import { fingerprintOf } from '../state/content-fingerprint';

/** Steps of one event for one alert: note, update and acknowledgement are the longest way, plus lost races. */
const MOST_STEPS = 16;

/** What is known at one moment, and what follows from it. */
interface Moment {
  readonly snapshot: Snapshot;
  readonly view: View;
  readonly changed: boolean;
  readonly doubt?: Doubt;
}

/** Carries out what one event asks of one alert, step by step, each decided from what the ledger holds then. */
export class AlertRun {
  private readonly store: AlertStore;
  private readonly look: FindingLook;

  public constructor(
    private readonly event: AlertEvent,
    private readonly run: ForwardRun,
  ) {
    this.store = new AlertStore(run.ports.ledger, run.ports.config.endpointId);
    this.look = new FindingLook(event, run);
  }

  /**
   * Answers the finding that is to be set to NOTIFIED, if it is.
   * @throws RetryLater, Undeliverable, or what AWS answered
   */
  public async carryOut(): Promise<FindingRecord | undefined> {
    let snapshot = await this.load();
    for (let count = 0; count < MOST_STEPS; count++) {
      const moment = this.momentOf(snapshot);
      const step = nextStep(moment.view);
      try {
        const next = await this.take(step, moment);
        if (next === undefined) return this.finished(step, moment, count);
        snapshot = next;
      } catch (error) {
        if (!(error instanceof LedgerConflict)) throw error;
        snapshot = await this.load();
      }
    }
    throw new RetryLater('The alert is being changed by others all the time.');
  }

  private load(): Promise<Snapshot> {
    const { alert, finding } = this.event;
    return this.store.load(alert.key, finding?.key);
  }

  private momentOf(snapshot: Snapshot): Moment {
    const { event, run, look } = this;
    const { config, now } = run.ports;
    const { record, changed, doubt } = look.merge(event.finding && snapshot.findings[event.finding.key]);
    const findings =
      record === undefined ? snapshot.findings : { ...snapshot.findings, [record.alertKey]: record };
    const view: View = {
      endpointId: config.endpointId,
      alert: snapshot.alert,
      finding: record,
      members: Object.values(findings),
      event: seenEvent(event, now()),
      fingerprint: fingerprintOf(event.alert, event.finding),
      policy: { autoResolve: config.autoResolve },
      looked: look.looked,
      now: now(),
    };
    return { snapshot, view, changed, doubt };
  }

  /** Answers what is known after the step, or nothing when it was the last one. */
  private async take(step: Step, moment: Moment): Promise<Snapshot | undefined> {
    switch (step.kind) {
      case 'wait':
        await this.remember(moment);
        throw new RetryLater(`Later, because ${step.why}.`, step.until - moment.view.now);
      case 'look-up':
        if (moment.view.finding) await this.look.lookUp(moment.view.finding, step.opens);
        return moment.snapshot;
      case 'record':
        return this.record(step, moment);
      case 'call':
        return this.call(step, moment);
      case 'done':
        return this.finish(moment);
    }
  }

  private async finish(moment: Moment): Promise<Snapshot | undefined> {
    const after = await this.remember(moment);
    const { finding, now } = moment.view;
    if (finding === undefined) return undefined;
    return (await this.look.settle(finding, moment.doubt, now)) ? after : undefined;
  }

  /** What the event brought is written down, whatever was done about it. */
  private async remember({ snapshot, view: { finding }, changed }: Moment): Promise<Snapshot> {
    if (finding === undefined || !changed) return snapshot;
    await this.run.ports.ledger.commit({ puts: [finding], unchanged: this.versions(snapshot) });
    return withFinding(snapshot, written(finding));
  }

  private async record({ what, why }: Extract<Step, { kind: 'record' }>, moment: Moment): Promise<Snapshot> {
    const { snapshot, view, changed } = moment;
    const { call, ...known } = snapshot.alert ?? newAlert(snapshot.alertKey, view.endpointId);
    const changes = {
      closed: () => ({ ...leftOpen(known, view.members), call }),
      content: () => ({ ...withContent(known, this.told(view)), call }),
      member: () => ({ ...withMember(known, view.finding), call }),
    };
    const alert = decided(changes[what](), this.decision(what, why, view.now));
    const finding = view.finding && toldBy(view.finding, view.endpointId, alert.alertKey, changed);
    const puts = finding === undefined ? [alert] : [finding, alert];
    await this.run.ports.ledger.commit({ puts, unchanged: this.versions(snapshot) });
    const after = { ...snapshot, alert: written(alert) };
    return finding === undefined ? after : withFinding(after, written(finding));
  }

  private call({ action, why }: Extract<Step, { kind: 'call' }>, moment: Moment): Promise<Snapshot> {
    const { snapshot, view, changed } = moment;
    const told = { ...this.told(view), action };
    const decision = this.decision(action, why, view.now);
    return new VendorCall(this.event, this.run, this.store).make({ told, decision, snapshot, changed });
  }

  private readonly told = (view: View) => toldOf(this.event, view, this.run.ports.config);

  private decision(did: string, why: string, now: number) {
    return { at: new Date(now).toISOString(), did, why, event: this.event.id };
  }

  private versions(snapshot: Snapshot) {
    return versionsOf(snapshot, this.run.ports.config.endpointId);
  }

  private finished({ why }: Step, { view }: Moment, count: number): FindingRecord | undefined {
    const { logger, metrics, config } = this.run.ports;
    const { alert, finding, id } = this.event;
    logger.debug('Decision', {
      alertKey: alert.key,
      findingId: finding?.id,
      event: id,
      did: 'nothing more',
      why,
    });
    if (count === 0) metrics.count(METRICS.findingsUnchanged);
    // What was claimed for setting NOTIFIED is given back, also where there is nothing to set any more.
    const isClaimed = view.finding?.writing?.token === this.run.owner;
    return config.setNotified === true && (isClaimed || owesNotified(view)) ? view.finding : undefined;
  }
}

/** Once in the life of an alert, and only what is still NEW. */
function owesNotified({ alert, finding }: View): boolean {
  if (finding?.workflow?.value !== 'NEW') return false;
  return isOpen(alert) && (finding.notifiedAt ?? 0) < (alert.openedAt ?? 0);
}
