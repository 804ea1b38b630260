import type { Alert } from '../alert/alert';
import type { Finding } from '../finding/finding';
import { sha256 } from '../finding/key';
import type { LedgerMember } from '../ledger/ledger-item';

/** What one event says about one alert: all that the table of actions looks at, besides the ledger. */
export interface Situation {
  readonly alert: Alert;
  /** Absent for an insight, which has no finding behind it and no life after it was opened. */
  readonly finding?: Finding;
  /** Id of the event, the same when it is delivered again. */
  readonly eventId: string;
  /** Time of the event, ISO 8601; empty when the event has none. */
  readonly eventTime: string;
  /** Region of the bus that the event came from. */
  readonly eventRegion: string;
  /** Format of the product that leads, where one does. */
  readonly leads?: Finding['format'];
  /** A person chose to send it: it is sent, whatever its state or the ledger says. */
  readonly forced: boolean;
}

/** Closed is a finding on which nobody needs to work any more. */
export const isClosed = (finding: Finding): boolean =>
  finding.workflowStatus === 'RESOLVED' ||
  finding.workflowStatus === 'SUPPRESSED' ||
  finding.recordState === 'ARCHIVED' ||
  finding.complianceStatus === 'PASSED';

/** Active is a finding that deserves an alert of its own accord. */
export const isActive = (finding: Finding): boolean => !isClosed(finding) && finding.workflowStatus === 'NEW';

export const noteHashOf = (finding: Finding): string | undefined => finding.note && sha256(finding.note.text);

/** How the ledger holds a finding. */
export function memberOf(finding: Finding, situation: Situation): LedgerMember {
  return {
    format: finding.format,
    id: finding.id,
    productArn: finding.productArn,
    accountId: finding.accountId,
    region: situation.eventRegion || finding.region,
    metadataUid: finding.ocsf?.metadataUid,
    productUid: finding.ocsf?.productUid,
    workflowStatus: finding.workflowStatus,
    severity: finding.severity,
    noteHash: noteHashOf(finding),
    noteText: finding.note?.text,
    closed: isClosed(finding),
    seenAt: situation.eventTime || undefined,
  };
}
