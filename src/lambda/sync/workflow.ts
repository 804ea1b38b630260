import type { VendorAction } from '../../contract/finding-update';
import type { WorkflowStatus } from '../../contract/severity';
import type { AlertState } from '../ledger/ledger-item';

type WorkflowAction = Exclude<VendorAction, 'note' | 'priority'>;

const STATUS: Readonly<Record<WorkflowAction, WorkflowStatus>> = {
  acknowledge: 'NOTIFIED',
  unacknowledge: 'NEW',
  close: 'RESOLVED',
  reopen: 'NEW',
};

const STATE: Readonly<Record<WorkflowAction, AlertState>> = {
  acknowledge: 'acknowledged',
  unacknowledge: 'open',
  close: 'resolved',
  reopen: 'open',
};

export const isWorkflowAction = (action: VendorAction): action is WorkflowAction => action in STATUS;

/**
 * The status after a person's action. Suppressing is decided in Security Hub and stays; of what is resolved only
 * reopening makes a new finding, so an acknowledgement from before the closing cannot undo it.
 */
export function nextStatus(current: WorkflowStatus | undefined, action: WorkflowAction): WorkflowStatus {
  if (current === 'SUPPRESSED') return current;
  if (current === 'RESOLVED' && action !== 'reopen') return current;
  return STATUS[action];
}

export const stateAfter = (action: WorkflowAction): AlertState => STATE[action];
