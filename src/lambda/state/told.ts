import type { AlertAction } from '../alert/alert';
import {
  appended,
  isOpen,
  lostCallAt,
  type AlertRecord,
  type AnnouncedCall,
  type TakenRoute,
  type ToldContent,
} from './alert-record';
import { decisionOf, MOST_DECISIONS, type Decision } from './decision';
import { since, type FindingRecord } from './finding-record';
import { secondOf } from './known';
import { noteHashOf } from './note-hash';

/** Custom actions and notes that an alert keeps: it must not grow without end. */
const MOST_REQUESTS = 20;
const MOST_NOTES = 50;

export const newAlert = (alertKey: string, endpointId: string): AlertRecord => ({
  schema: 2,
  alertKey,
  endpointId,
  state: 'opening',
  members: {},
});

/** What a call is about. */
export interface Told {
  readonly action: AlertAction;
  readonly event: { readonly id: string; readonly at: number; readonly byHand: boolean };
  readonly finding?: FindingRecord;
  readonly members: readonly FindingRecord[];
  readonly fingerprint: string;
  /** The vendor's word for the severity that it is given. */
  readonly priority?: string;
}

/** The vendor is about to be called, by one worker alone. */
export function announced(
  alert: AlertRecord,
  told: Told,
  call: AnnouncedCall,
  route: TakenRoute | undefined,
): AlertRecord {
  const { action, finding } = told;
  return {
    ...withMember(alert, finding),
    lostAt: lostCallAt(alert) || undefined,
    call: {
      ...call,
      ...(action === 'note' ? { noteHash: noteHashOf(finding?.note) } : {}),
      ...(action === 'open' || action === 'update' ? { content: contentOf(told) } : {}),
    },
    ...(route === undefined ? {} : { route }),
  };
}

const contentOf = ({ event, finding, fingerprint, priority }: Told): ToldContent => ({
  fingerprint,
  contentAt: event.at,
  leadKey: finding?.alertKey,
  priority,
});

/** The finding belongs to the alert, so that what people do there reaches it. */
export function withMember(alert: AlertRecord, finding: FindingRecord | undefined): AlertRecord {
  if (finding === undefined || alert.members[finding.alertKey] !== undefined) return alert;
  const member = { noteHash: noteHashOf(finding.note) };
  return { ...alert, members: { ...alert.members, [finding.alertKey]: member } };
}

/** The vendor said that it will never take the call: nothing of it is there. */
export function refused(alert: AlertRecord, token: string, decision: Decision): AlertRecord {
  const isOurs = alert.call?.token === token;
  const { call, ...rest } = alert;
  const isShut = alert.state === 'opening';
  // An alert that was never opened goes another way when it is tried again with a corrected route.
  const kept = isShut ? { ...rest, route: undefined } : rest;
  return decided(isOurs ? kept : { ...rest, call }, decision);
}

/** What became of the call is not known, but nobody is making it any more. */
export function unanswered(
  alert: AlertRecord,
  token: string,
  { until, isAnswered }: Pick<AnnouncedCall, 'until' | 'isAnswered'>,
  decision: Decision,
): AlertRecord {
  const { call } = alert;
  return decided(
    call?.token === token ? { ...alert, call: { ...call, until, isAnswered } } : alert,
    decision,
  );
}

export const decided = (alert: AlertRecord, decision: Decision): AlertRecord => ({
  ...alert,
  decisions: appended(alert.decisions, MOST_DECISIONS, decisionOf(decision)),
});

export interface Accepted {
  readonly token: string;
  readonly startedAt: number;
  readonly vendorId?: string;
  readonly decision: Decision;
}

/** The vendor has accepted the call. */
export function accepted(alert: AlertRecord, told: Told, answer: Accepted): AlertRecord {
  const { call, ...rest } = alert;
  const base: AlertRecord = call === undefined || call.token === answer.token ? rest : { ...rest, call };
  const { vendorId = base.vendorId } = answer;
  const mayOpen = told.action === 'open' || told.action === 'update';
  const toldAt = mayOpen ? answer.startedAt : base.toldAt;
  return decided({ ...CHANGES[told.action](base, told, answer), vendorId, toldAt }, answer.decision);
}

type Change = (alert: AlertRecord, told: Told, answer: Accepted) => AlertRecord;

const CHANGES: Readonly<Record<AlertAction, Change>> = {
  open: (alert, told, answer) => ({
    ...withContent(isOpen(alert) ? alert : withNoteOf(alert, told.finding), told),
    ...opened(alert, answer),
    ...(told.event.byHand
      ? {
          requests: appended(alert.requests, MOST_REQUESTS, told.event.id),
          requestedAt: Math.max(alert.requestedAt ?? 0, told.event.at),
        }
      : {}),
  }),
  update: withContent,
  acknowledge: (alert) => ({ ...alert, state: alert.state === 'open' ? 'acknowledged' : alert.state }),
  resolve: (alert, told) => closed(alert, told.members),
  note: (alert, { finding }) => {
    const hash = noteHashOf(finding?.note);
    return hash === undefined ? alert : { ...withNoteOf(alert, finding), notes: sent(alert, hash) };
  },
};

const sent = ({ notes = [] }: AlertRecord, hash: string): AlertRecord['notes'] =>
  notes.some((note) => note.hash === hash) ? notes : [...notes, { hash }].slice(-MOST_NOTES);

/** The vendor has the finding's note: a new alert shows it, an open one was sent it. */
function withNoteOf(alert: AlertRecord, finding: FindingRecord | undefined): AlertRecord {
  if (finding === undefined) return alert;
  const { alertKey, note } = finding;
  const member = { ...alert.members[alertKey], noteHash: noteHashOf(note) };
  return { ...alert, members: { ...alert.members, [alertKey]: member } };
}

/** A new life, unless people have acted on the alert since the call began: what they did is what the vendor holds. */
function opened(alert: AlertRecord, { startedAt }: Accepted): Partial<AlertRecord> {
  if (isOpen(alert)) return { openedAt: alert.openedAt ?? startedAt, closedAt: undefined };
  const since = alert.state === 'resolved' && (alert.closedAt ?? 0) >= secondOf(startedAt);
  if (since && alert.openedAt === startedAt) return {};
  const isLaterLife = alert.state === 'resolved' || alert.isLaterLife;
  return { state: 'open', openedAt: startedAt, closedAt: undefined, isLaterLife };
}

/** The vendor shows what the event tells. */
export function withContent(alert: AlertRecord, told: Told): AlertRecord {
  const { contentAt, ...content } = contentOf(told);
  return {
    ...withMember(alert, told.finding),
    ...content,
    priority: content.priority ?? alert.priority,
    contentAt: Math.max(alert.contentAt ?? 0, contentAt),
  };
}

/** All findings of the alert are closed; the vendor is left alone. */
export const leftOpen = (alert: AlertRecord, members: readonly FindingRecord[]): AlertRecord => ({
  ...alert,
  closedAt: Math.max(alert.closedAt ?? 0, ...members.map(since)),
});

/** All findings of the alert are closed, and so is the alert. */
export const closed = (alert: AlertRecord, members: readonly FindingRecord[]): AlertRecord => ({
  ...leftOpen(alert, members),
  state: 'resolved',
});
