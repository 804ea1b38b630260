import { asText } from '../finding/json';
import { sha256 } from '../finding/key';
import { appended, isCalling, isOpen, type AlertRecord, type AnnouncedCall } from './alert-record';
import { withAskedNote, withAskedSeverity, withAskedWorkflow } from './asked';
import { decisionOf, MOST_DECISIONS } from './decision';
import { isClosed, since, type AskedWorkflow, type FindingRecord } from './finding-record';
import { secondOf } from './known';
import { millisOf, orderOf, type PersonEvent } from './person-event';

/** Ids of the vendor's events that an alert keeps, as short hashes. */
const MOST_EVENTS = 40;
const SHORT_HASH = 16;

/** What became of one event of a vendor. `echo`: it tells of a call of our own. */
export type Verdict = 'asked' | 'told' | 'stale' | 'repeated' | 'echo';

export interface Did {
  readonly alert: AlertRecord;
  /** All findings of the alert. */
  readonly findings: readonly FindingRecord[];
  readonly verdict: Verdict;
}

/** What an event of the vendor changes: what is known to be told there, and what is asked of the findings. */
export function personDid(
  alert: AlertRecord,
  findings: readonly FindingRecord[],
  event: PersonEvent,
  now: number,
): Did {
  const id = sha256(event.eventId).slice(0, SHORT_HASH);
  if (alert.vendorEvents?.includes(id)) return { alert, findings, verdict: 'repeated' };
  const did = ACTIONS[event.action]({ alert: alive(alert, event, now), findings, event, id });
  const decision = {
    at: new Date(now).toISOString(),
    did: event.action,
    why: WHY[did.verdict],
    event: event.eventId,
  };
  return {
    ...did,
    alert: {
      ...did.alert,
      vendorEvents: appended(alert.vendorEvents, MOST_EVENTS, id),
      decisions: appended(alert.decisions, MOST_DECISIONS, decisionOf(decision)),
    },
  };
}

const WHY: Readonly<Record<Verdict, string>> = {
  asked: 'a person did it at the vendor, and asks it of the finding',
  told: 'a person did it at the vendor; the finding needs nothing',
  stale: 'something later is known',
  repeated: 'the same event was seen before',
  echo: 'the vendor tells of our own call',
};

/** The vendor tells of an alert whose opening was never answered: so it is there. */
function alive(alert: AlertRecord, { occurredAt }: PersonEvent, now: number): AlertRecord {
  const { call, ...rest } = alert;
  if (isOpen(alert) || call?.action !== 'open') return alert;
  if (alert.state === 'resolved' && millisOf(occurredAt) < secondOf(call.startedAt)) return alert;
  const isLaterLife = alert.state === 'resolved' || alert.isLaterLife;
  const opened = {
    state: 'open',
    openedAt: call.startedAt,
    closedAt: undefined,
    isLaterLife,
    ...call.content,
  } as const;
  return { ...rest, ...opened, ...(isCalling(alert, now) ? { call } : {}) };
}

interface Input {
  readonly alert: AlertRecord;
  readonly findings: readonly FindingRecord[];
  readonly event: PersonEvent;
  readonly id: string;
}

const leave = ({ alert, findings }: Input, verdict: Verdict): Did => ({ alert, findings, verdict });

/** The event is of a former life of the alert, or something later is known of this one. */
function isStale({ alert, event }: Input): boolean {
  const isFormer = millisOf(event.occurredAt) < secondOf(alert.openedAt ?? 0);
  if (isFormer && alert.isLaterLife) return true;
  return (alert.vendorStateAt ?? '') > orderOf(event);
}

/** The event tells of a call that is under way, or whose answer was lost. */
const isEchoOfCall = ({ alert: { call }, event }: Input, action: 'acknowledge' | 'resolve'): boolean =>
  call?.action === action && millisOf(event.occurredAt) >= secondOf(call.startedAt);

/** What is asked of each finding. */
function ask(input: Input, alert: AlertRecord, change: (finding: FindingRecord) => FindingRecord): Did {
  const findings = input.findings.map(change);
  const isAsked = findings.some((finding, index) => finding !== input.findings[index]);
  return { alert, findings, verdict: isAsked ? 'asked' : 'told' };
}

const askedBy = ({ occurredAt, eventId, endpointId }: PersonEvent) => ({
  at: occurredAt,
  eventId,
  endpointId,
});

function askStatus(
  input: Input,
  state: Partial<AlertRecord>,
  status: AskedWorkflow['status'],
  wanted: (finding: FindingRecord) => boolean = () => true,
): Did {
  const { alert, event } = input;
  const changed = { ...alert, ...state, vendorStateAt: orderOf(event) };
  const reopens = event.action === 'reopen' ? ({ reopens: true } as const) : {};
  return ask(input, changed, (finding) => {
    const byHand = isOpen(alert) && isClosed(finding) && since(finding) <= (alert.requestedAt ?? -1);
    const asked = { ...askedBy(event), status, ...reopens, ...(byHand ? ({ byHand } as const) : {}) };
    return wanted(finding) ? withAskedWorkflow(finding, asked) : finding;
  });
}

type Act = (input: Input) => Did;

const acknowledge: Act = (input) => {
  const { alert } = input;
  if (input.event.own) return leave(input, 'echo');
  if (!isOpen(alert) || isStale(input)) return leave(input, 'stale');
  if (isEchoOfCall(input, 'acknowledge')) return leave(input, 'echo');
  return askStatus(input, { state: 'acknowledged' }, 'NOTIFIED');
};

const unacknowledge: Act = (input) => {
  if (!isOpen(input.alert) || isStale(input)) return leave(input, 'stale');
  return askStatus(
    input,
    { state: 'open' },
    'NEW',
    ({ workflow, asked }) => (asked?.workflow?.status ?? workflow?.value) === 'NOTIFIED',
  );
};

/**
 * We resolve only what is closed, so the echo of it asks for nothing, unless the finding is active again since: then it
 * would close what nobody has seen.
 */
const close: Act = (input) => {
  const { alert, event } = input;
  if (event.own) return leave(input, 'echo');
  if (!isOpen(alert) || isStale(input)) return leave(input, 'stale');
  if (isEchoOfCall(input, 'resolve')) return leave(input, 'echo');
  const at = millisOf(event.occurredAt);
  const { openedAt = 0, toldAt = 0 } = alert;
  // What we told after the close may have opened another one, of which nobody knows yet.
  const mayBeOpen = at >= openedAt && at < toldAt;
  const call = mayBeOpen ? toldAfter(toldAt) : alert.call;
  return askStatus(
    input,
    { state: 'resolved', closedAt: Math.max(at, alert.openedAt ?? 0), call },
    'RESOLVED',
  );
};

const toldAfter = (startedAt: number): AnnouncedCall => ({
  action: 'update',
  token: '',
  startedAt,
  until: 0,
  isAnswered: true,
});

/** Of a group only what was resolved at the vendor is new again, unless nothing was. */
const reopen: Act = (input) => {
  const { alert, findings, event } = input;
  if (alert.state !== 'resolved' || isStale(input)) return leave(input, 'stale');
  const at = millisOf(event.occurredAt);
  const resolvedThere = ({ workflow, asked }: FindingRecord): boolean =>
    asked?.workflow?.status === 'RESOLVED' ||
    (workflow?.value === 'RESOLVED' && workflow.who === alert.endpointId);
  const some = findings.some(resolvedThere);
  const state = {
    state: 'open',
    closedAt: undefined,
    requestedAt: Math.max(alert.requestedAt ?? 0, at),
  } as const;
  return askStatus(input, state, 'NEW', (finding) => !some || resolvedThere(finding));
};

const priority: Act = (input) => {
  const { alert, event } = input;
  const { severity: label, priority: word = '' } = event;
  const known = alert.call?.content?.priority ?? alert.priority;
  if (event.own || word.trim().toUpperCase() === known?.trim().toUpperCase()) return leave(input, 'echo');
  if (
    label === undefined ||
    isStale({ ...input, alert: { ...alert, vendorStateAt: alert.vendorPriorityAt } })
  ) {
    return leave(input, 'stale');
  }
  const changed = { ...alert, priority: word, vendorPriorityAt: orderOf(event) };
  return ask(input, changed, (finding) => withAskedSeverity(finding, { ...askedBy(event), label }));
};

/** A note that we sent comes back once; with another event the same words are a person's. */
const note: Act = (input) => {
  const { alert, event, id } = input;
  const text = event.note ?? '';
  if (event.own) return leave(input, 'echo');
  const hash = sha256(asText(text) ?? '');
  const { notes = [], call } = alert;
  const sent = notes.find((each) => each.hash === hash) ?? (call?.noteHash === hash ? { hash } : undefined);
  if (sent !== undefined && sent.echo === undefined) {
    const others = notes.filter((each) => each !== sent);
    return { ...leave(input, 'echo'), alert: { ...alert, notes: [...others, { hash, echo: id }] } };
  }
  const asked = { ...askedBy(event), text, actor: event.actor };
  return ask(input, alert, (finding) => withAskedNote(finding, asked));
};

const ACTIONS: Readonly<Record<PersonEvent['action'], Act>> = {
  acknowledge,
  unacknowledge,
  close,
  reopen,
  priority,
  note,
};
