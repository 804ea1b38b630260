import type { SeverityLabel, WorkflowStatus } from '../../contract/severity';
import type { FindingIdentity } from '../state/finding-identity';

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
