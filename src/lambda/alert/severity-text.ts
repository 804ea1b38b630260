import type { ComplianceStatus, Finding, Vulnerability } from '../finding/finding';

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))}%`;

const FIX = { YES: 'fix available', NO: 'no fix yet', PARTIAL: 'fix for some packages' } as const;

/** `CVSS 7.8, EPSS 3%, exploit available, fix available`, as far as it is known. */
export const riskOf = (vulnerability: Vulnerability): readonly string[] => {
  const { cvssScore, epssScore, exploitAvailable, fixAvailable } = vulnerability;
  return [
    cvssScore === undefined ? '' : `CVSS ${cvssScore}`,
    epssScore === undefined ? '' : `EPSS ${percent(epssScore)}`,
    exploitAvailable === undefined ? '' : exploitAvailable ? 'exploit available' : 'no known exploit',
    fixAvailable === undefined ? '' : FIX[fixAvailable],
  ].filter(Boolean);
};

/** WARNING is no lesser fault: Security Hub says so where it could not check at all. */
const COMPLIANCE: Readonly<Record<ComplianceStatus, string>> = {
  PASSED: 'compliance PASSED',
  WARNING: 'could not be checked',
  FAILED: 'compliance FAILED',
  NOT_AVAILABLE: '',
};

/** One line: severity, result of the check and why, risk, and whether it is still open. */
export function severityLine(finding: Finding): string {
  const [only] = finding.vulnerabilities.length === 1 ? finding.vulnerabilities : [];
  const compliance = finding.complianceStatus;
  const parts = [
    finding.severity,
    ...(only ? riskOf(only) : []),
    finding.recordState === 'ARCHIVED' ? 'archived' : '',
    finding.workflowStatus === 'NEW' ? '' : `workflow ${finding.workflowStatus}`,
    compliance === undefined ? '' : COMPLIANCE[compliance],
  ].filter(Boolean);
  const reasons = finding.statusReasons.length > 0 ? `: ${finding.statusReasons.join('; ')}` : '';
  return `How bad: ${parts.join(', ')}${reasons}`;
}
