import type { WorkflowStatus } from '../../contract/severity';
import type { DirectionPlanner, KnownMember } from './plan';
import { isWorkflowAction, nextStatus } from './workflow';

/** Closed by itself: what passed or was archived needs no status from a person, unless it is reopened. */
const isOver = (known: KnownMember): boolean => known.closed && known.workflowStatus !== 'RESOLVED';

export const planWorkflow: DirectionPlanner = (known, updates, { item }) => {
  const actions = updates.map(({ update }) => update.action).filter(isWorkflowAction);
  if (isOver(known) && !actions.includes('reopen')) return { change: {} };
  const status = actions.reduce<WorkflowStatus | undefined>(nextStatus, known.workflowStatus);
  const unconfirmed = item.vendorEvents?.workflow?.pending === true;
  if (status === 'SUPPRESSED' || (status === known.workflowStatus && !unconfirmed)) return { change: {} };
  return { change: { workflowStatus: status } };
};
