/** Severity labels of the AWS Security Finding Format, mildest first. */
export const SEVERITY_LABELS = ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;

export type SeverityLabel = (typeof SEVERITY_LABELS)[number];

/** `Workflow.Status` values of a finding. */
export type WorkflowStatus = 'NEW' | 'NOTIFIED' | 'RESOLVED' | 'SUPPRESSED';
