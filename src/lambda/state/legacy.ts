import type { SeverityLabel, WorkflowStatus } from '../../contract/severity';
import type { AlertRecord, AlertState, TakenRoute } from './alert-record';
import type { FindingIdentity } from './finding-identity';
import { FINDING_ROW, type FindingRecord } from './finding-record';
import type { Known } from './known';

/** A finding as version 0.1 kept it, inside the alert. */
export interface LegacyMember extends FindingIdentity {
  readonly workflowStatus?: WorkflowStatus;
  readonly severity?: SeverityLabel;
  readonly noteHash?: string;
  readonly noteText?: string;
  readonly closed: boolean;
  readonly seenAt?: string;
  readonly expectedAt?: string;
}

/** An alert as version 0.1 wrote it. */
export interface LegacyAlert {
  readonly alertKey: string;
  readonly endpointId: string;
  readonly state: AlertState;
  readonly fingerprint: string;
  readonly members: Readonly<Record<string, LegacyMember>>;
  readonly leadKey?: string;
  readonly vendorId?: string;
  readonly route?: TakenRoute;
  readonly notes: readonly string[];
  readonly vendorEventAt?: Readonly<Partial<Record<'workflow' | 'note' | 'severity', string>>>;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

const CALL_OF_UNKNOWN_END = { action: 'open', token: '', startedAt: 0, until: 0 } as const;

/** The alert in today's form. A claim of version 0.1 stands for a call whose outcome is not known. */
export function alertOfLegacy(item: LegacyAlert): AlertRecord {
  const { alertKey, endpointId, state, fingerprint, leadKey, vendorId, route, version } = item;
  const members = Object.entries(item.members).map(([key, { noteHash }]) => [key, { noteHash }] as const);
  const changedAt = Date.parse(item.updatedAt) || 0;
  return {
    schema: 2,
    alertKey,
    endpointId,
    state,
    ...(state === 'opening' ? { call: CALL_OF_UNKNOWN_END } : {}),
    ...(state === 'resolved' ? { closedAt: closingOf(item) ?? changedAt } : {}),
    // Open although all of it is closed: a person sent it by hand.
    ...(state === 'open' || state === 'acknowledged' ? { requestedAt: closingOf(item) } : {}),
    fingerprint,
    leadKey,
    members: Object.fromEntries(members),
    vendorId,
    route,
    notes: item.notes.map((hash) => ({ hash })),
    openedAt: Date.parse(item.openedAt) || 0,
    vendorStateAt: item.vendorEventAt?.workflow,
    version,
    updatedAt: item.updatedAt,
  };
}

/** When the last of the findings closed, if all of them are. */
function closingOf({ members }: LegacyAlert): number | undefined {
  const all = Object.values(members);
  return all.every(({ closed }) => closed) ? Math.max(0, ...all.map(seenAt)) : undefined;
}

const seenAt = ({ seenAt: seen, expectedAt }: LegacyMember): number =>
  Math.max(Date.parse(seen ?? '') || 0, Date.parse(expectedAt ?? '') || 0);

/** The findings that the alert holds, in today's form; they are used where the ledger has no newer row of them. */
export const findingsOfLegacy = (item: LegacyAlert): readonly FindingRecord[] =>
  Object.entries(item.members).map(([key, member]) => findingOfLegacy(key, member));

function findingOfLegacy(alertKey: string, member: LegacyMember): FindingRecord {
  const { format, id, productArn, accountId, region, metadataUid, productUid } = member;
  const at = seenAt(member);
  const known = <T>(value: T | undefined): Known<T> | undefined =>
    value === undefined ? undefined : { value, at, by: 'event' };
  const isOver =
    member.closed && member.workflowStatus !== 'RESOLVED' && member.workflowStatus !== 'SUPPRESSED';
  return {
    alertKey,
    endpointId: FINDING_ROW,
    identity: { format, id, productArn, accountId, region, metadataUid, productUid },
    workflow: known(member.workflowStatus),
    severity: known(member.severity),
    note: known(member.noteText),
    over: known(isOver),
  };
}
