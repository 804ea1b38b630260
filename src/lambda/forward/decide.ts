import type { AlertAction } from '../alert/alert';
import type { Finding } from '../finding/finding';
import type { LedgerItem, LedgerMember } from '../ledger/ledger-item';
import {
  acknowledged,
  isOpen,
  noted,
  notified,
  opened,
  recorded,
  resolved,
  updated,
  type Apply,
} from './apply';
import { asExpected } from './expectation';
import { fingerprintOf, readFingerprint } from './fingerprint';
import { isActive, isClosed, noteHashOf, type Situation } from './situation';

/** One step. What comes after it is decided anew from what the ledger then holds. */
export type Decision =
  | { readonly kind: 'nothing' }
  /** Another worker has claimed the alert until then. */
  | { readonly kind: 'busy'; readonly until: number }
  /** Write the ledger, call nobody. */
  | { readonly kind: 'record'; readonly apply: Apply }
  /** Set `Workflow.Status` NOTIFIED, then write the ledger. */
  | { readonly kind: 'notify'; readonly member: LedgerMember; readonly apply: Apply }
  /** Call the vendor, then write the ledger. */
  | {
      readonly kind: 'send';
      readonly action: AlertAction;
      /** Repeating it would be seen, so only the worker that has written its claim into the ledger may do it. */
      readonly claim: boolean;
      readonly apply: Apply;
    };

export interface Policy {
  readonly autoResolve: boolean;
  readonly setNotified: boolean;
}

const NOTHING: Decision = { kind: 'nothing' };
const record = (apply: Apply): Decision => ({ kind: 'record', apply });
const send = (action: AlertAction, apply: Apply): Decision => ({
  kind: 'send',
  action,
  claim: action === 'open' || action === 'note',
  apply,
});

/** The table of actions: what is to be done next, from what the event says and what the ledger holds. */
export function decide(
  situation: Situation,
  item: LedgerItem | undefined,
  policy: Policy,
  now: number,
): Decision {
  if (item?.claimedUntil !== undefined && item.claimedUntil > now) {
    return { kind: 'busy', until: item.claimedUntil };
  }
  if (situation.forced) return send('open', opened(situation, policy.setNotified));
  if (situation.finding === undefined) return NOTHING;
  const known = item?.members[situation.finding.key];
  if (known?.seenAt !== undefined && isOlder(situation.eventTime, known.seenAt)) return NOTHING;
  const finding = asExpected(situation.finding, situation.eventTime, item, known);
  const seen: Seen = { situation: { ...situation, finding }, finding, known, policy };
  return isOpen(item) ? whileOpen(seen, item) : whileNotOpen(seen, item);
}

interface Seen {
  readonly situation: Situation;
  readonly finding: Finding;
  readonly known: LedgerMember | undefined;
  readonly policy: Policy;
}

function whileNotOpen(seen: Seen, item: LedgerItem | undefined): Decision {
  const { situation, finding, known, policy } = seen;
  if (isActive(finding) && mayOpen(item, known)) return send('open', opened(situation, policy.setNotified));
  if (item === undefined) return NOTHING;
  // The claim of a call that never succeeded: nothing is open at the vendor, and nothing needs to be.
  if (item.state === 'opening' && isClosed(finding)) return record(resolved(situation));
  return recordIfNew(seen);
}

/** A person's close stands until the finding itself becomes new again, not until it is merely seen again. */
const mayOpen = (item: LedgerItem | undefined, known: LedgerMember | undefined): boolean =>
  item?.state !== 'resolved' || known === undefined || known.closed || known.workflowStatus !== 'NEW';

function whileOpen(seen: Seen, item: LedgerItem): Decision {
  const { situation, finding, known, policy } = seen;
  if (known?.notifyPending) return { kind: 'notify', member: known, apply: notified(situation) };
  const noteHash = noteHashOf(finding);
  if (known && noteHash && noteHash !== known.noteHash && !item.notes.includes(noteHash)) {
    return send('note', noted(situation));
  }
  if (!isClosed(finding)) return whileActive(seen, item);
  if (!known?.closed && policy.autoResolve && othersClosed(item, finding.key)) {
    return send('resolve', resolved(situation));
  }
  return recordIfNew(seen);
}

function whileActive(seen: Seen, item: LedgerItem): Decision {
  const { situation, finding, known } = seen;
  const fingerprint = fingerprintOf(situation);
  if (fingerprint !== item.fingerprint && leads(item, finding.key)) {
    const sameContent = readFingerprint(item.fingerprint).content === readFingerprint(fingerprint).content;
    const echo = sameContent && known?.severity === finding.severity;
    return echo ? record(updated(situation)) : send('update', updated(situation));
  }
  const byPerson = finding.workflowStatus === 'NOTIFIED' && known?.workflowStatus !== 'NOTIFIED';
  if (byPerson && item.state === 'open') return send('acknowledge', acknowledged(situation));
  return recordIfNew(seen);
}

const recordIfNew = ({ situation, finding, known }: Seen): Decision =>
  known && isSame(known, finding) ? NOTHING : record(recorded(situation));

/** The ledger holds just this of the finding: the event is a repetition, or the echo of a write of our own. */
const isSame = (known: LedgerMember, finding: Finding): boolean =>
  known.workflowStatus === finding.workflowStatus &&
  known.severity === finding.severity &&
  known.closed === isClosed(finding) &&
  (known.noteHash === noteHashOf(finding) || finding.note === undefined);

const othersClosed = ({ members }: LedgerItem, key: string): boolean =>
  Object.entries(members).every(([other, { closed }]) => other === key || closed);

/** The lead stays with the finding that opened the alert until that one is closed. */
function leads({ leadKey, members }: LedgerItem, key: string): boolean {
  return leadKey === undefined || leadKey === key || members[leadKey]?.closed !== false;
}

/** False when either is no date: an order that is not known must not lose an event. */
const isOlder = (time: string, than: string): boolean => Date.parse(time) < Date.parse(than);
