import type { WorkflowStatus } from '../../contract/severity';
import type { LedgerMember } from '../ledger/ledger-item';
import type { DirectionPlanner } from './plan';
import { isWorkflowAction, nextStatus } from './workflow';

/** Closed by itself: what passed or was archived needs no status from a person, unless it is reopened. */
const isOver = (member: LedgerMember): boolean => member.closed && member.workflowStatus !== 'RESOLVED';

export const planWorkflow: DirectionPlanner = (member, updates, { item }) => {
  const before = member.workflowStatus;
  const actions = updates.map(({ update }) => update.action).filter(isWorkflowAction);
  const applicable = isOver(member) && !actions.includes('reopen') ? [] : actions;
  const status = applicable.reduce<WorkflowStatus | undefined>(nextStatus, before);
  const unconfirmed = item.vendorEvents?.workflow?.pending === true;
  const wanted = applicable.length > 0 && status !== 'SUPPRESSED' ? status : undefined;
  if (wanted === undefined || (wanted === before && !unconfirmed)) return { member, change: {} };
  return {
    member: { ...member, workflowStatus: wanted, closed: wanted === 'RESOLVED' },
    change: { workflowStatus: wanted },
  };
};
