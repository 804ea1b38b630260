import type { SeverityLabel, WorkflowStatus } from '../../contract/severity';
import type { FindingIdentity, SyncDirection } from '../ledger/ledger-item';

/** New values for one finding; what is left out stays as it is. */
export interface FindingChange {
  readonly workflowStatus?: WorkflowStatus;
  readonly severity?: SeverityLabel;
  readonly note?: { readonly text: string; readonly updatedBy: string };
}

/** A change of one finding. */
export interface FindingWrite {
  readonly identity: FindingIdentity;
  readonly change: FindingChange;
}

export const isEmpty = (change: FindingChange): boolean =>
  Object.values(change).every((value) => value === undefined);

/** Values that were decided later win. */
export const merged = (earlier: FindingChange, later: FindingChange): FindingChange => ({
  workflowStatus: later.workflowStatus ?? earlier.workflowStatus,
  severity: later.severity ?? earlier.severity,
  note: later.note ?? earlier.note,
});

const FIELDS = {
  workflow: 'workflowStatus',
  severity: 'severity',
  note: 'note',
} as const satisfies Readonly<Record<SyncDirection, keyof FindingChange>>;

export const changesIn = (direction: SyncDirection, change: FindingChange): boolean =>
  change[FIELDS[direction]] !== undefined;
