import type { FindingWrite } from './finding-change';

/** Most findings that one call takes: the limit of `BatchUpdateFindings`. */
export const MAX_FINDINGS_PER_CALL = 100;

/** Findings that one call can change: same account and role, Region, API and values. */
export interface WriteBatch {
  /** Account whose role is to be assumed; the function's own role when absent. */
  readonly roleAccountId?: string;
  readonly region: string;
  readonly writes: readonly FindingWrite[];
}

/** V2 names findings either by `metadata.uid` or by three ids, never both in one call. */
const addressing = ({ identity }: FindingWrite): string =>
  identity.format === 'ASFF' ? 'ASFF' : identity.metadataUid === undefined ? 'OCSF ids' : 'OCSF uids';

const valuesOf = ({ change: { workflowStatus, severity, note } }: FindingWrite): readonly unknown[] => [
  workflowStatus,
  severity,
  note?.text,
  note?.updatedBy,
];

/** As few calls as possible: one for each hundred findings that get the same values. */
export function groupWrites(
  writes: readonly FindingWrite[],
  roleAccountOf: (accountId: string) => string | undefined,
): readonly WriteBatch[] {
  const groups = new Map<string, FindingWrite[]>();
  for (const write of writes) {
    const { region, accountId } = write.identity;
    const key = JSON.stringify([roleAccountOf(accountId), region, addressing(write), ...valuesOf(write)]);
    groups.set(key, [...(groups.get(key) ?? []), write]);
  }
  return [...groups.values()].flatMap((group) => chunks(group, roleAccountOf));
}

function chunks(
  group: readonly FindingWrite[],
  roleAccountOf: (accountId: string) => string | undefined,
): WriteBatch[] {
  const [first] = group;
  if (first === undefined) return [];
  const { region, accountId } = first.identity;
  const count = Math.ceil(group.length / MAX_FINDINGS_PER_CALL);
  return Array.from({ length: count }, (_, index) => ({
    roleAccountId: roleAccountOf(accountId),
    region,
    writes: group.slice(index * MAX_FINDINGS_PER_CALL, (index + 1) * MAX_FINDINGS_PER_CALL),
  }));
}
