import type { WorkflowStatus } from '../../contract/severity';
import type { LedgerItem } from '../ledger/ledger-item';
import type { DirectionPlanner, KnownMember } from './plan';
import { isWorkflowAction, nextStatus } from './workflow';

/** Passed or archived, rather than resolved by somebody. */
export const isClosedByItself = ({ closed, workflowStatus }: KnownMember): boolean =>
  closed && workflowStatus !== 'RESOLVED';

/**
 * What is closed by itself needs no status from a person, unless it is reopened, or it is just what somebody sent by
 * hand, so that its alert is open although no finding in it is.
 */
const isOver = (known: KnownMember, { members, state }: LedgerItem): boolean =>
  isClosedByItself(known) && (state === 'resolved' || Object.values(members).some(({ closed }) => !closed));

export const planWorkflow: DirectionPlanner = (known, updates, { item }) => {
  const actions = updates.map(({ update }) => update.action).filter(isWorkflowAction);
  if (isOver(known, item) && !actions.includes('reopen')) return { change: {} };
  const status = actions.reduce<WorkflowStatus | undefined>(nextStatus, known.workflowStatus);
  const unconfirmed = item.vendorEvents?.workflow?.pending === true;
  if (status === 'SUPPRESSED' || (status === known.workflowStatus && !unconfirmed)) return { change: {} };
  return { change: { workflowStatus: status } };
};
