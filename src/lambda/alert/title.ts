import type { Finding, FindingResource } from '../finding/finding';
import { nameOfResourceId } from '../finding/resource-name';

/** The resource that the finding is about: the object rather than the bucket around it. */
export const mainResource = (resources: readonly FindingResource[]): FindingResource | undefined =>
  resources.find(({ type }) => /S3Object|S3::Object/.test(type)) ?? resources[0];

/** The account itself is listed as a resource where a check is about all of it. */
export const isAccount = (resource: FindingResource): boolean =>
  /Account$/.test(resource.type) || /^(AWS::::Account:)?\d{12}$/.test(resource.id);

/** Resources without the account, and without those that another one lies in: the bucket around an object. */
export const tellingResources = (resources: readonly FindingResource[]): readonly FindingResource[] =>
  resources.filter(
    (one) =>
      !isAccount(one) && !resources.some((other) => one.id !== '' && other.id.startsWith(`${one.id}/`)),
  );

const contains = (text: string, part: string): boolean =>
  part !== '' && text.toLowerCase().includes(part.toLowerCase());

/** Last part of an id: what titles of products call a resource that people have named otherwise. */
const shortId = (resource: FindingResource): string => resource.id.split(/[/:]/).at(-1) ?? '';

/** A control of a single standard has only a number there: `1.3` of CIS. */
const standardPrefix = (finding: Finding): string =>
  finding.standards.length > 0 && finding.standards.every((id) => /cis-aws-foundations/.test(id))
    ? 'CIS '
    : '';

function withControl(title: string, finding: Finding): string {
  const control = finding.controlId;
  if (control === undefined) return title;
  if (/^\d/.test(control))
    return `${standardPrefix(finding)}${contains(title, control) ? '' : `${control} `}${title}`;
  const unnumbered = title.replace(/^\d+(\.\d+){1,2}\s+/, '');
  return contains(unnumbered, control) ? unnumbered : `${control} ${unnumbered}`;
}

/** IAM Access Analyzer names a resource by type and ARN: `AwsIamRole/arn:aws:iam::…:role/backup/ allows …`. */
export const withShortArns = (text: string): string =>
  text.replace(
    /^(A(?:ws|WS)[\w:]+)\/(arn:\S+)/,
    (_all, type: string, arn: string) => `${type} ${nameOfResourceId(arn.replace(/\/$/, ''))}`,
  );

/** What is wrong, in the source's words, without a closing full stop and with the control in front. */
function what(finding: Finding): string {
  const fallback = finding.types[0] ?? finding.controlId ?? `Finding of ${finding.product}`;
  const bare = (finding.title || fallback).replace(/\.$/, '');
  const rule = finding.facts['Config rule'];
  if (rule !== undefined && rule === bare) {
    return `Config rule ${bare} is ${finding.facts['Config result'] ?? 'not met'}`;
  }
  return withControl(withShortArns(bare).replace(/^((?:CVE|GHSA|ALAS)[\w-]+) - (?=\S)/, '$1 in '), finding);
}

const NOUN = '(?:[A-Z]\\w+ )?(?:bucket|object|instance|role|user|function|queue|topic|cluster|image)';
const VERB = '(?:is|was|has|had|contains|allows|does|did|can|made|uses|should)';
const SUBJECT = new RegExp(`^((?:The|An?) ${NOUN})(?= ${VERB}\\b)`);
const OBJECT = new RegExp(`\\b${NOUN}$`);

/** Puts the resource's name where a person would say it: after its noun, else at the end with `on`. */
function named(text: string, name: string): string {
  if (SUBJECT.test(text)) return text.replace(SUBJECT, (subject) => `${subject} ${name}`);
  return OBJECT.test(text) ? `${text} ${name}` : `${text} on ${name}`;
}

/** `[HIGH] S3.8 … on my-bucket (prod 111122223333, eu-west-1)`. */
export function titleOfFinding(finding: Finding): string {
  const text = what(finding);
  const resources = tellingResources(finding.resources);
  const resource = mainResource(resources);
  const name = resource !== undefined && !contains(text, resource.name) ? resource.name : '';
  const idIsThere =
    resource !== undefined && shortId(resource).length > 3 && contains(text, shortId(resource));
  const more = resources.length > 1 ? ` and ${resources.length - 1} more` : '';
  const full = name === '' || idIsThere ? text : named(text, `${name}${more}`);
  const account = [finding.accountName, finding.accountId].filter(Boolean).join(' ');
  const place = [idIsThere ? name : '', account, finding.region].filter(Boolean).join(', ');
  return `[${finding.severity}] ${full}${place === '' ? '' : ` (${place})`}`;
}
