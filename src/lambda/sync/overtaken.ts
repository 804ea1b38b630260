import type { LedgerItem, LedgerMember } from '../ledger/ledger-item';
import { isEmpty, type FindingChange } from './finding-change';
import type { AppliedPlan } from './task';

/** What the ledger holds now where a plan has written something else, by member key. */
export function overtaken(plan: AppliedPlan, current: LedgerItem): Readonly<Record<string, FindingChange>> {
  const changes = Object.entries(plan.changes).map(([key, change]) => {
    const member = current.members[key];
    return [key, member === undefined ? {} : difference(change, member)] as const;
  });
  return Object.fromEntries(changes.filter(([, change]) => !isEmpty(change)));
}

function difference(written: FindingChange, member: LedgerMember): FindingChange {
  const { workflowStatus, severity, noteText } = member;
  const { note } = written;
  return {
    ...(written.workflowStatus !== undefined &&
      written.workflowStatus !== workflowStatus && { workflowStatus }),
    ...(written.severity !== undefined && written.severity !== severity && { severity }),
    ...(note &&
      noteText &&
      note.text !== noteText && { note: { text: noteText, updatedBy: note.updatedBy } }),
  };
}
