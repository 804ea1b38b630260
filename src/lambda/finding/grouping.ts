import type { GroupingMode } from '../../contract/forwarder-config';
import { SECURITY_CONTROL_ID } from './control-id';
import type { Finding } from './finding';
import { sha256 } from './key';
import { awsProduct } from './product';

/** The resource a fault is in. An account is one resource in every Region, but its settings are not. */
function place(finding: Finding): readonly string[] {
  const resource = finding.resources[0];
  if (resource === undefined) return [finding.region];
  const whole = /Account$/.test(resource.type);
  return whole ? [resource.id, finding.region] : [resource.id];
}

function faultOf(finding: Finding): readonly string[] | undefined {
  const control = finding.controlId;
  if (control !== undefined && SECURITY_CONTROL_ID.test(control)) return ['control', control];
  const [only, ...others] = finding.vulnerabilities;
  const isInspector = awsProduct(finding.productArn) === 'inspector';
  return isInspector && only !== undefined && others.length === 0 ? ['vulnerability', only.id] : undefined;
}

/**
 * The key of the alert that a finding belongs to. With `FAULT`, the copies of one fault in several standards
 * share a key, and so do Inspector's findings of one CVE on one resource; all others keep their own.
 */
export function groupKey(finding: Finding, mode: GroupingMode): string {
  const fault = mode === 'FAULT' ? faultOf(finding) : undefined;
  if (fault === undefined) return finding.key;
  return sha256(['group', ...fault, finding.accountId, ...place(finding)].join('|'));
}
