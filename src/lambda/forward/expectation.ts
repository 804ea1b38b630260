import type { Finding } from '../finding/finding';
import type { LedgerItem, LedgerMember } from '../ledger/ledger-item';
import { noteHashOf } from './situation';

/** An update may take several minutes to show in what Security Hub sends. */
const GRACE_MILLIS = 300_000;
/**
 * For how long a call of the way back that Security Hub has not confirmed may still be made: its queue tries again
 * after minutes, and each try sets `expectedAt` anew. After that it is on the dead-letter queue.
 */
const PENDING_MILLIS = 3_600_000;

/** When the way back or the forwarder last wrote to the finding; NaN when never. */
function writtenAt(item: LedgerItem, known: LedgerMember): number {
  const times = [known.expectedAt, ...Object.values(item.vendorEventAt ?? {})].map((time) =>
    Date.parse(time ?? ''),
  );
  const valid = times.filter((time) => !Number.isNaN(time));
  return valid.length === 0 ? NaN : Math.max(...valid);
}

/**
 * The finding of an event, with what we have written to it since: an event from before our own write would undo it.
 * Of events just after it, only a NEW where we wrote NOTIFIED is held back: taking it as true would make the echo of our
 * own NOTIFIED look like a person's, and acknowledge an alert that nobody has seen. A NEW where RESOLVED was written is
 * taken as true, because it may be the fault coming back; but not while the call that writes RESOLVED is still to come.
 */
export function asExpected(
  finding: Finding,
  eventTime: string,
  item: LedgerItem | undefined,
  known: LedgerMember | undefined,
): Finding {
  if (item === undefined || known === undefined) return finding;
  const time = Date.parse(eventTime);
  const written = writtenAt(item, known);
  const workflowStatus = known.workflowStatus ?? finding.workflowStatus;
  if (time < written) {
    const note = noteHashOf(finding) === known.noteHash ? finding.note : undefined;
    return { ...finding, workflowStatus, severity: known.severity ?? finding.severity, note };
  }
  const grace = finding.workflowStatus === 'NEW' ? graceMillis(item, known) : 0;
  return time < written + grace ? { ...finding, workflowStatus } : finding;
}

/** For how long after our write a NEW tells of the time before it. */
function graceMillis(item: LedgerItem, { workflowStatus }: LedgerMember): number {
  const isWritten = workflowStatus === 'NOTIFIED' || workflowStatus === 'RESOLVED';
  if (isWritten && item.vendorEvents?.workflow?.pending) return PENDING_MILLIS;
  return workflowStatus === 'NOTIFIED' ? GRACE_MILLIS : 0;
}
