import type { Finding } from '../finding/finding';
import type { LedgerDraft } from '../ledger/ledger';
import type { LedgerItem, LedgerMember, TakenRoute } from '../ledger/ledger-item';
import { fingerprintOf } from './fingerprint';
import { memberOf, noteHashOf, type Situation } from './situation';

export interface ApplyContext {
  readonly endpointId: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a ledger item becomes. A function of the item, so that it can be applied again to a newer one. */
export type Apply = (item: LedgerItem | undefined, context: ApplyContext) => LedgerDraft;

/** Note hashes that are kept, newest last: an item must not grow without end. */
const MOST_NOTES = 50;

const iso = (now: number): string => new Date(now).toISOString();

export const isOpen = (item: LedgerItem | undefined): item is LedgerItem =>
  item?.state === 'open' || item?.state === 'acknowledged';

/** The item without its claim, or a new one that stands for nothing yet. */
function base({ alert }: Situation, item: LedgerItem | undefined, context: ApplyContext): LedgerDraft {
  if (item !== undefined) return { ...item, claimedUntil: undefined };
  const { endpointId, now } = context;
  return {
    alertKey: alert.key,
    endpointId,
    state: 'opening',
    fingerprint: '',
    members: {},
    notes: [],
    openedAt: iso(now),
  };
}

type MemberChange = (known: LedgerMember | undefined, seen: LedgerMember, finding: Finding) => LedgerMember;

function withMember(situation: Situation, draft: LedgerDraft, change: MemberChange): LedgerDraft {
  const { finding } = situation;
  if (finding === undefined) return draft;
  const known = draft.members[finding.key];
  const seen = {
    ...ofLeadingProduct(memberOf(finding, situation), known, situation),
    expectedAt: known?.expectedAt,
  };
  return { ...draft, members: { ...draft.members, [finding.key]: change(known, seen, finding) } };
}

/** A person can send only the copy of Security Hub CSPM by hand: where V2 leads, its copy stays the one to be updated. */
function ofLeadingProduct(
  seen: LedgerMember,
  known: LedgerMember | undefined,
  { leads }: Situation,
): LedgerMember {
  if (known === undefined || known.format !== leads || seen.format === leads) return seen;
  const { format, id, productArn, accountId, region, metadataUid, productUid } = known;
  return { ...seen, format, id, productArn, accountId, region, metadataUid, productUid };
}

const asSeen: MemberChange = (_known, seen) => seen;

const told = (situation: Situation): Pick<LedgerDraft, 'fingerprint' | 'leadKey'> => ({
  fingerprint: fingerprintOf(situation),
  leadKey: situation.finding?.key,
});

/** One worker is about to call the vendor, by this route. */
export const claimed =
  (situation: Situation, until: number, route: TakenRoute): Apply =>
  (item, context) => ({
    ...base(situation, item, context),
    state: isOpen(item) ? item.state : 'opening',
    claimedUntil: until,
    route,
  });

/**
 * The call did not succeed: everybody may try at once. An alert that the vendor refused to open is open nowhere, so a
 * corrected route holds for the next try; after any other failure it may be open by the route that was taken.
 */
export const released =
  (situation: Situation, isRefused: boolean): Apply =>
  (item, context) => {
    const draft = base(situation, item, context);
    return isRefused && draft.state === 'opening' ? { ...draft, route: undefined } : draft;
  };

export const recorded =
  (situation: Situation): Apply =>
  (item, context) =>
    withMember(situation, base(situation, item, context), asSeen);

export const resolved =
  (situation: Situation): Apply =>
  (item, context) => ({ ...recorded(situation)(item, context), state: 'resolved' });

export const acknowledged =
  (situation: Situation): Apply =>
  (item, context) => ({ ...recorded(situation)(item, context), state: 'acknowledged' });

/** Workflow and note keep what was known, so that what changed in them is the next step. */
export const updated =
  (situation: Situation): Apply =>
  (item, context) => ({
    ...withMember(situation, base(situation, item, context), (known, seen) =>
      known ? { ...known, severity: seen.severity, seenAt: seen.seenAt } : seen,
    ),
    ...told(situation),
  });

export const noted =
  (situation: Situation): Apply =>
  (item, context) => {
    const draft = withMember(situation, base(situation, item, context), (known, seen) => ({
      ...(known ?? seen),
      noteHash: seen.noteHash,
      noteText: seen.noteText,
    }));
    const noteHash = situation.finding && noteHashOf(situation.finding);
    return noteHash ? { ...draft, notes: [...draft.notes, noteHash].slice(-MOST_NOTES) } : draft;
  };

/**
 * The vendor has the alert. A note that an alert which was already open does not show is the next step;
 * so is the workflow status, where it is asked for.
 */
export const opened =
  (situation: Situation, setNotified: boolean): Apply =>
  (item, context) => {
    const expected = {
      workflowStatus: 'NOTIFIED',
      expectedAt: iso(context.now),
      notifyPending: true,
    } as const;
    const draft = withMember(situation, base(situation, item, context), (known, seen, finding) => ({
      ...seen,
      ...(isOpen(item) && known ? { noteHash: known.noteHash, noteText: known.noteText } : {}),
      ...(setNotified && finding.workflowStatus === 'NEW' ? expected : {}),
    }));
    const since = isOpen(item) ? {} : { state: 'open' as const, openedAt: iso(context.now) };
    return { ...draft, ...since, ...told(situation) };
  };

/** `Workflow.Status` NOTIFIED is set. */
export const notified =
  (situation: Situation): Apply =>
  (item, context) =>
    withMember(situation, base(situation, item, context), (known, seen) => ({
      ...(known ?? seen),
      notifyPending: undefined,
    }));
