import type { Severity } from '@aws-sdk/client-securityhub';

const NORMALIZED = { INFORMATIONAL: 0, LOW: 1, MEDIUM: 40, HIGH: 70, CRITICAL: 90 } as const;

export type Label = keyof typeof NORMALIZED;

export const isLabel = (value: unknown): value is Label => typeof value === 'string' && value in NORMALIZED;

function labelOf(normalized: number): Label {
  if (normalized >= 90) return 'CRITICAL';
  if (normalized >= 70) return 'HIGH';
  if (normalized >= 40) return 'MEDIUM';
  return normalized >= 1 ? 'LOW' : 'INFORMATIONAL';
}

/** Fills in the half of a severity that was left out, as the service does. */
export function completeSeverity(severity: Severity | undefined): Severity {
  if (isLabel(severity?.Label)) return { ...severity, Normalized: NORMALIZED[severity.Label] };
  if (severity?.Normalized === undefined) return { ...severity, Label: 'INFORMATIONAL', Normalized: 0 };
  return { ...severity, Label: labelOf(severity.Normalized) };
}
