import type { Finding } from './finding-types';

type WorkflowStatus = NonNullable<NonNullable<Finding['Workflow']>['Status']>;

const FAILING = ['FAILED', 'WARNING', 'NOT_AVAILABLE'];

/**
 * Security Hub's own changes of `Workflow.Status` when a provider sends a finding again: a control that passes is
 * resolved, and a finding that comes back is new again unless it is suppressed.
 */
export function workflowAfterImport(before: Finding | undefined, after: Finding): WorkflowStatus {
  const status = before?.Workflow?.Status ?? after.Workflow?.Status ?? 'NEW';
  if (status === 'SUPPRESSED') return status;
  if (after.Compliance?.Status === 'PASSED') return 'RESOLVED';
  return before !== undefined && isBack(before, after) ? 'NEW' : status;
}

function isBack(before: Finding, after: Finding): boolean {
  const unarchived = before.RecordState === 'ARCHIVED' && after.RecordState === 'ACTIVE';
  const failsAgain =
    before.Compliance?.Status === 'PASSED' && FAILING.includes(after.Compliance?.Status ?? '');
  return unarchived || failsAgain;
}
