import type { Finding, FindingResource } from '../finding/finding';

/** The resource that the finding is about: the object rather than the bucket around it. */
export const mainResource = (resources: readonly FindingResource[]): FindingResource | undefined =>
  resources.find(({ type }) => /S3Object|S3::Object/.test(type)) ?? resources[0];

const isAccount = (resource: FindingResource | undefined, accountId: string): boolean =>
  resource === undefined || /Account$/.test(resource.type) || resource.name === accountId;

const contains = (text: string, part: string): boolean =>
  part !== '' && text.toLowerCase().includes(part.toLowerCase());

/** Last part of an id: what titles of products call a resource that people have named otherwise. */
const shortId = (resource: FindingResource): string => resource.id.split(/[/:]/).at(-1) ?? '';

/** What is wrong, in the source's words, without a closing full stop and with the control in front. */
function what(finding: Finding): string {
  const bare = (
    finding.title ||
    finding.types[0] ||
    finding.controlId ||
    `Finding of ${finding.product}`
  ).replace(/\.$/, '');
  const vulnerable = bare.replace(/^((?:CVE|GHSA|ALAS)[\w-]*-[\w-]+) - (?=\S)/, '$1 in ');
  const rule = finding.facts['Config rule'];
  if (rule !== undefined && rule === bare)
    return `Config rule ${bare} is ${finding.facts['Config result'] ?? 'not met'}`;
  const control = finding.controlId;
  return control === undefined || contains(vulnerable, control) ? vulnerable : `${control} ${vulnerable}`;
}

/** ` on my-bucket and 2 more`, unless the title says it already. */
function where(text: string, finding: Finding): string {
  const resource = mainResource(finding.resources);
  if (resource === undefined || isAccount(resource, finding.accountId)) return '';
  const rest = finding.resources.filter(
    (other) => other.id !== resource.id && !resource.id.startsWith(other.id),
  );
  const more = rest.length > 0 ? ` and ${rest.length} more` : '';
  if (contains(text, resource.name)) return '';
  return contains(text, shortId(resource)) ? ` (${resource.name})` : ` on ${resource.name}${more}`;
}

/** `[HIGH] S3.8 … on my-bucket (prod 111122223333, eu-west-1)`. */
export function titleOfFinding(finding: Finding): string {
  const text = what(finding);
  const account = [finding.accountName, finding.accountId].filter(Boolean).join(' ');
  const place = [account, finding.region].filter(Boolean).join(', ');
  const resource = where(text, finding);
  const inside = resource.startsWith(' (') ? `${resource.slice(2, -1)}, ${place}` : place;
  const tail = inside === '' ? '' : ` (${inside})`;
  return `[${finding.severity}] ${text}${resource.startsWith(' (') ? '' : resource}${tail}`;
}
