import type { Finding } from '../../finding/finding';
import { awsProduct } from '../../finding/product';
import { mainResource, tellingResources } from '../resources';
import { controlAdvice } from './controls';
import { productAdvice } from './products';

/** A control that could not be checked says nothing about the resource yet. */
const UNCHECKED =
  'First let the check run: AWS Config must record the resource and be allowed to read it. If it then fails';

function ofControl(finding: Finding): readonly string[] {
  const name = mainResource(tellingResources(finding.resources))?.name ?? '';
  const step = controlAdvice(finding, name);
  if (finding.complianceStatus !== 'WARNING') return [step];
  return [`${UNCHECKED}: ${step.charAt(0).toLowerCase()}${step.slice(1)}`];
}

/** First steps for a finding whose source gives none; never empty. */
export function adviceFor(finding: Finding): readonly string[] {
  const isControl = awsProduct(finding.productArn) === 'securityhub' && finding.controlId !== undefined;
  return isControl ? ofControl(finding) : productAdvice(finding);
}
