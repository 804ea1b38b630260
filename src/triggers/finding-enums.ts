/** `Severity.Label` of a finding; in Security Hub V2 `severity_id` 1 to 5, and 6 (fatal) counts as critical. */
export enum Severity {
  INFORMATIONAL = 'INFORMATIONAL',
  LOW = 'LOW',
  MEDIUM = 'MEDIUM',
  HIGH = 'HIGH',
  CRITICAL = 'CRITICAL',
}

/** `Workflow.Status` of a finding: how far the people are with it. */
export enum WorkflowStatus {
  NEW = 'NEW',
  NOTIFIED = 'NOTIFIED',
  RESOLVED = 'RESOLVED',
  SUPPRESSED = 'SUPPRESSED',
}

/** `RecordState` of a finding: whether its product still reports it. */
export enum RecordState {
  ACTIVE = 'ACTIVE',
  ARCHIVED = 'ARCHIVED',
}

/** `Compliance.Status` of a control's finding. */
export enum ComplianceStatus {
  PASSED = 'PASSED',
  WARNING = 'WARNING',
  FAILED = 'FAILED',
  NOT_AVAILABLE = 'NOT_AVAILABLE',
}

/** `status_id` of a finding in Security Hub V2, by its caption. */
export enum FindingStatus {
  NEW = 'NEW',
  IN_PROGRESS = 'IN_PROGRESS',
  SUPPRESSED = 'SUPPRESSED',
  RESOLVED = 'RESOLVED',
  ARCHIVED = 'ARCHIVED',
}
