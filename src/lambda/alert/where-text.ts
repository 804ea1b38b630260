import type { Finding, FindingResource } from '../finding/finding';
import { mainResource, regionOf, tellingResources } from './resources';

const SHOWN_RESOURCES = 5;

function resourceText(resource: FindingResource): string {
  const id =
    /[:/](null|undefined)$/i.test(resource.id) || resource.id === resource.name ? '' : ` (${resource.id})`;
  const type = resource.type === 'Other' ? '' : resource.type;
  const name = resource.name === type ? '' : resource.name;
  return `${[type, name].filter(Boolean).join(' ')}${id === ' ()' ? '' : id}`;
}

/** The resources, account and Region, in one line. */
export function whereLine(finding: Finding): readonly string[] {
  const telling = tellingResources(finding.resources);
  const shown = telling.slice(0, SHOWN_RESOURCES).map(resourceText);
  const more = telling.length - shown.length;
  const account = [finding.accountName, finding.accountId].filter(Boolean).join(' ');
  const region = regionOf(mainResource(telling), finding.region);
  const place = [
    `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
    account === '' ? '' : `account ${account}`,
    finding.organizationalUnit === undefined ? '' : `OU ${finding.organizationalUnit}`,
    region === finding.region ? region : `${region} (finding in ${finding.region})`,
  ].filter(Boolean);
  return place.length === 0 ? [] : [`Where: ${place.join(', ')}`];
}
