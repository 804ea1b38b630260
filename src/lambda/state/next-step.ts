import { SEVERITY_LABELS, type SeverityLabel } from '../../contract/severity';
import type { AlertAction } from '../alert/alert';
import { isCalling, isOpen, lostCallAt, type AlertRecord } from './alert-record';
import { sameContent } from './content-fingerprint';
import { isClosed, since, type FindingRecord } from './finding-record';
import { MACHINE, secondOf } from './known';
import { noteHashOf } from './note-hash';

export interface Policy {
  readonly autoResolve: boolean;
}

/** What the event in hand adds to what is known. */
export interface SeenEvent {
  readonly id: string;
  /** Epoch milliseconds, whole seconds. */
  readonly at: number;
  /** It shows a finding that deserves an alert: NEW, ACTIVE and not PASSED. */
  readonly isNew: boolean;
  /** It shows a finding on which nobody needs to work any more. */
  readonly isClosed: boolean;
  readonly severity?: SeverityLabel;
  /** A person sent it with a custom action. */
  readonly byHand: boolean;
  /** Milliseconds since the event. */
  readonly age: number;
}

/** All that the next step follows from. */
export interface View {
  readonly endpointId: string;
  readonly alert?: AlertRecord;
  /** The event's finding, with the event merged; absent for an insight. */
  readonly finding?: FindingRecord;
  /** All findings of the alert, the event's among them. */
  readonly members: readonly FindingRecord[];
  readonly event: SeenEvent;
  /** Of the alert that the event makes. */
  readonly fingerprint: string;
  readonly policy: Policy;
  /** The finding was read in Security Hub for this event, or could not be. */
  readonly looked: boolean;
  readonly now: number;
}

export type Step =
  | { readonly kind: 'done'; readonly why: string }
  /** Another worker is calling the vendor. */
  | { readonly kind: 'wait'; readonly until: number; readonly why: string }
  /** The event is old: read the finding, then decide again. */
  | { readonly kind: 'look-up'; readonly why: string; readonly opens: boolean }
  /** Write down what needs no call. */
  | { readonly kind: 'record'; readonly what: 'closed' | 'content' | 'member'; readonly why: string }
  | { readonly kind: 'call'; readonly action: AlertAction; readonly why: string };

/** An opening that waited longer than this is checked against the finding before it pages. */
export const LATE_OPENING_MILLIS = 60_000;
/** A close has less hurry and more to lose: a later NEW may have been seen already, as an unchanged repetition. */
export const LATE_CLOSE_MILLIS = 15_000;

/** A call that was given up may reach the vendor later; a resolve that overtakes it leaves an alert open for ever. */
const LOST_CALL_MILLIS = 60_000;

const done = (why: string): Step => ({ kind: 'done', why });
const call = (action: AlertAction, why: string) => ({ kind: 'call', action, why }) as const;
const record = (what: 'closed' | 'content' | 'member', why: string) =>
  ({ kind: 'record', what, why }) as const;

/** The next step, from the state alone; what comes after it is decided anew. */
export function nextStep(view: View): Step {
  const { alert, event, now } = view;
  if (alert && isCalling(alert, now)) {
    return { kind: 'wait', until: alert.call?.until ?? now, why: 'another worker is calling the vendor' };
  }
  if (event.byHand && !alert?.requests?.includes(event.id)) return call('open', 'a person sent it');
  if (view.finding === undefined) return done('the person was answered');
  return isOpen(alert) ? whileOpen(view, alert, view.finding) : whileShut(view, view.finding);
}

function whileShut(view: View, finding: FindingRecord): Step {
  const { alert, policy } = view;
  if (allClosed(view)) {
    if (alert?.call === undefined || isLeftOpen(view, alert)) {
      return done('the finding is closed, and no alert is open');
    }
    return policy.autoResolve
      ? resolving(view, 'closed, and an unanswered call may have opened an alert')
      : record('closed', 'closed, and alerts are not resolved by us');
  }
  if (alert?.call?.action === 'open')
    return checked(view, LATE_OPENING_MILLIS, call('open', 'the answer to the last call is not known'));
  if (!opens(view, finding)) return done('nothing new since the alert was closed, or nobody needs one');
  return checked(view, LATE_OPENING_MILLIS, call('open', 'the finding is new'));
}

/** Nothing that was told before may arrive after it. */
function resolving(view: View, why: string): Step {
  const until = (view.alert === undefined ? 0 : lostCallAt(view.alert)) + LOST_CALL_MILLIS;
  if (until > view.now) return { kind: 'wait', until, why: 'a call that was not answered may still arrive' };
  return checked(view, LATE_CLOSE_MILLIS, call('resolve', why));
}

/** What takes an alert up or down on the word of an old event is checked first. */
const checked = ({ event, looked }: View, late: number, step: Extract<Step, { kind: 'call' }>): Step =>
  event.age > late && !looked
    ? { kind: 'look-up', why: 'the event is old', opens: step.action === 'open' }
    : step;

/**
 * A NEW that was not told yet is owed even when the finding is NOTIFIED meanwhile: somebody else may have written that.
 * A person's close stands until the finding changes again, not until it is merely seen again.
 */
function opens({ alert, event }: View, finding: FindingRecord): boolean {
  if (!event.isNew) return false;
  if (alert === undefined || (alert.state === 'opening' && alert.closedAt === undefined)) return true;
  const closedAt = alert.closedAt ?? 0;
  // Of the same second is newer, unless a person's close is still on its way: else the way back would have written it.
  if (since(finding) < secondOf(closedAt) || finding.asked?.workflow !== undefined) return false;
  return finding.workflow?.value === 'NEW' || event.at >= secondOf(closedAt);
}

/** Its findings are closed, and the vendor was left alone on purpose. */
const isLeftOpen = ({ members }: View, { closedAt }: AlertRecord): boolean =>
  closedAt !== undefined && closedAt >= Math.max(...members.map(since));

function whileOpen(view: View, alert: AlertRecord, finding: FindingRecord): Step {
  const member = alert.members[finding.alertKey];
  if (member === undefined && !isClosed(finding)) return joining(view, alert, finding);
  const noteHash = noteHashOf(finding.note);
  const isOthers = noteHash !== undefined && finding.note?.who !== view.endpointId;
  if (
    member &&
    isOthers &&
    noteHash !== member.noteHash &&
    !alert.notes?.some(({ hash }) => hash === noteHash)
  ) {
    return call('note', 'the finding has a new note');
  }
  return allClosed(view) ? whileClosed(view, alert) : whileActive(view, alert, finding);
}

/** A further finding of the group; the vendor is told of it when it is the most severe one. */
const joining = (view: View, alert: AlertRecord, finding: FindingRecord): Step =>
  leads(view, alert, finding)
    ? call('update', 'a more severe finding has joined the alert')
    : record('member', 'the finding has joined the alert');

function whileClosed(view: View, alert: AlertRecord): Step {
  const { requestedAt } = alert;
  const closedAt = Math.max(...view.members.map(since));
  if (requestedAt !== undefined && closedAt <= requestedAt) return done('closed when a person sent it');
  if (!view.policy.autoResolve) {
    return isLeftOpen(view, alert)
      ? done('closed, and alerts are not resolved by us')
      : record('closed', 'closed, and alerts are not resolved by us');
  }
  return resolving(view, 'the finding is closed');
}

function whileActive(view: View, alert: AlertRecord, finding: FindingRecord): Step {
  if (alert.call?.action === 'resolve')
    return call('open', 'active again, and an unanswered call may have closed it');
  if (alert.closedAt !== undefined && opens(view, finding)) return call('open', 'the finding is new again');
  const { workflow } = finding;
  if (tellsNews(view, alert, finding)) {
    const isEcho =
      finding.severity?.who === view.endpointId && sameContent(alert.fingerprint, view.fingerprint);
    return isEcho
      ? record('content', 'the severity was set at the vendor')
      : call('update', 'the finding has changed');
  }
  if (isUnsettled(view, alert, finding)) {
    const until = finding.writing?.until ?? view.now;
    return { kind: 'wait', until, why: 'another worker is setting the finding to NOTIFIED' };
  }
  const byOthers =
    workflow?.value === 'NOTIFIED' && workflow.who !== MACHINE && workflow.who !== view.endpointId;
  if (byOthers && alert.state === 'open' && workflow.at > (alert.requestedAt ?? 0)) {
    return call('acknowledge', 'somebody has set the finding to NOTIFIED');
  }
  return done('the vendor knows all this');
}

/** Whether NOTIFIED is a person's is known once the forwarder that may have set it is done. */
function isUnsettled(
  { endpointId, now }: View,
  { state }: AlertRecord,
  { workflow, writing }: FindingRecord,
): boolean {
  const isAttributed = workflow?.value === 'NOTIFIED' && workflow.who === MACHINE && workflow.by === 'event';
  const isUnderWay =
    writing?.notifies !== undefined && writing.notifies !== endpointId && writing.until > now;
  return state === 'open' && isAttributed && isUnderWay;
}

/** The event shows other content than the vendor was told, and nothing later is known. */
function tellsNews(view: View, alert: AlertRecord, finding: FindingRecord): boolean {
  const { event, fingerprint } = view;
  if (
    event.isClosed ||
    isClosed(finding) ||
    fingerprint === alert.fingerprint ||
    event.at < (alert.contentAt ?? 0)
  )
    return false;
  return event.severity === finding.severity?.value && leads(view, alert, finding);
}

/** The lead stays with the finding that opened the alert until that one is closed, or a more severe one is there. */
function leads({ members }: View, { leadKey }: AlertRecord, finding: FindingRecord): boolean {
  if (leadKey === undefined || leadKey === finding.alertKey) return true;
  const lead = members.find(({ alertKey }) => alertKey === leadKey);
  return lead === undefined || isClosed(lead) || rank(finding) > rank(lead);
}

const rank = ({ severity }: FindingRecord): number =>
  severity === undefined ? -1 : SEVERITY_LABELS.indexOf(severity.value);

const allClosed = ({ members }: View): boolean => members.every(isClosed);
