import { asLine, at } from './json';

/** `S3.8`, `CloudTrail.2`: the same for all standards, unlike the rule numbers of a single one. */
export const SECURITY_CONTROL_ID = /^[A-Z][A-Za-z0-9]*\.\d+$/;

const IN_TITLE = /^([A-Z][A-Za-z0-9]*\.\d+|\d+\.\d+(?:\.\d+)*|[A-Z]+\.[A-Za-z0-9]+\.\d+)\s/;
const IN_GENERATOR = /(?:^|\/)(?:security-control|v\/[\d.]+(?:\/rule)?)\/([A-Za-z0-9.]+)$/;

/** Products other than Security Hub use the same fields for rules of their own. */
const isOfSecurityHub = (finding: unknown): boolean =>
  /\/aws\/securityhub$/.test(asLine(at(finding, 'ProductArn')) ?? '');

/** The control behind an ASFF finding, from the newest of the places where Security Hub has put it. */
export function controlIdOfAsff(finding: unknown): string | undefined {
  const stated = asLine(at(finding, 'Compliance', 'SecurityControlId'));
  if (stated !== undefined || !isOfSecurityHub(finding)) return stated;
  return (
    asLine(at(finding, 'ProductFields', 'ControlId')) ??
    asLine(at(finding, 'ProductFields', 'RuleId')) ??
    IN_GENERATOR.exec(asLine(at(finding, 'GeneratorId')) ?? '')?.[1] ??
    IN_TITLE.exec(asLine(at(finding, 'Title')) ?? '')?.[1]
  );
}
