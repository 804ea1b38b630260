import type { Finding } from '../finding/finding';
import { adviceFor } from './advice/advice';

/** Texts that only point somewhere else: the link beside them says it better. */
const POINTERS = [
  /^for (directions|information|instructions) (on how to|about) .*\b(see|consult|refer to)\b/i,
  /^please review the remediation guidance provided in the referenced documentation/i,
  /^more information on this vulnerability is provided in the hyperlink/i,
  /^remediation is available\. please refer to the fixed version/i,
  /^(see|refer to|consult) the (link|url|documentation|reference)s?\.?$/i,
  /^none provided/i,
];

/** `Update openssl from 1.1.1c-r0 to 1.1.1d-r0: yum update openssl`, one line a package. */
function updates(finding: Finding): readonly string[] {
  const packages = finding.vulnerabilities.flatMap((vulnerability) => vulnerability.packages);
  const lines = packages
    .filter(({ fixedInVersion }) => fixedInVersion !== undefined)
    .map((item) => {
      const from = item.version === undefined ? '' : ` from ${item.version}`;
      const how =
        item.remediation === undefined || /^n\/?a$/i.test(item.remediation) ? '' : `: ${item.remediation}`;
      return `Update ${item.name}${from} to ${item.fixedInVersion}${how}`;
    });
  return [...new Set(lines)];
}

/** What to do, as lines: the source's advice when it has any, else the updates, then where to read on. */
export function remediationLines(finding: Finding): readonly string[] {
  const text = finding.remediation.text;
  const advice = text === undefined || POINTERS.some((pattern) => pattern.test(text)) ? [] : [text];
  if (finding.complianceStatus === 'PASSED') return ['Nothing: the check passes.'];
  const url = finding.remediation.url;
  const link = url === undefined || advice.some((line) => line.includes(url)) ? [] : [url];
  const own = [...updates(finding).slice(0, 10), ...advice];
  return [...(own.length > 0 ? own : adviceFor(finding)), ...link];
}
