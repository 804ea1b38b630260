import { SEVERITY_LABELS, type SeverityLabel } from '../../contract/severity';
import { asNumber, asText, at } from './json';

const labelOf = (value: unknown): SeverityLabel | undefined => {
  const text = asText(value)?.toUpperCase();
  return SEVERITY_LABELS.find((label) => label === text);
};

/** Security Hub's own bands: 0, 1-39, 40-69, 70-89, 90-100. */
function labelOfNormalized(value: unknown): SeverityLabel | undefined {
  const score = asNumber(value);
  if (score === undefined || score < 0 || score > 100) return undefined;
  if (score >= 90) return 'CRITICAL';
  if (score >= 70) return 'HIGH';
  if (score >= 40) return 'MEDIUM';
  return score > 0 ? 'LOW' : 'INFORMATIONAL';
}

/** Label, else from Normalized, else what the provider said, else INFORMATIONAL. */
export function severityOfAsff(finding: unknown): SeverityLabel {
  return (
    labelOf(at(finding, 'Severity', 'Label')) ??
    labelOfNormalized(at(finding, 'Severity', 'Normalized')) ??
    labelOf(at(finding, 'FindingProviderFields', 'Severity', 'Label')) ??
    labelOfNormalized(at(finding, 'FindingProviderFields', 'Severity', 'Normalized')) ??
    labelOf(at(finding, 'ProductFields', 'aws/securityhub/SeverityLabel')) ??
    'INFORMATIONAL'
  );
}

/** OCSF severity_id; 6 is Fatal, which ASFF does not have. */
const OCSF_LABELS: Readonly<Record<string, SeverityLabel>> = {
  '1': 'INFORMATIONAL',
  '2': 'LOW',
  '3': 'MEDIUM',
  '4': 'HIGH',
  '5': 'CRITICAL',
  '6': 'CRITICAL',
};

function labelOfOcsf(holder: unknown): SeverityLabel | undefined {
  const id = asText(at(holder, 'severity_id')) ?? '';
  const text = asText(at(holder, 'severity'))?.toUpperCase();
  const byId = Object.hasOwn(OCSF_LABELS, id) ? OCSF_LABELS[id] : undefined;
  return byId ?? labelOf(text) ?? (text === 'FATAL' ? 'CRITICAL' : undefined);
}

/** severity_id, else severity, else what the vendor said, else INFORMATIONAL. */
export const severityOfOcsf = (finding: unknown): SeverityLabel =>
  labelOfOcsf(finding) ?? labelOfOcsf(at(finding, 'vendor_attributes')) ?? 'INFORMATIONAL';
