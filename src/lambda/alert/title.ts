import { SECURITY_CONTROL_ID } from '../finding/control-id';
import type { Finding, FindingResource } from '../finding/finding';
import { nameOfResourceId } from '../finding/resource-name';
import { mainResource, regionOf, tellingResources } from './resources';

export { mainResource } from './resources';

/** Around a word that stands for itself: `4` is none in `ECS.4`, nor `web` in `web-2`. */
const BEFORE = /[\p{L}\p{N}_.:/-]$/u;
const AFTER = /^(?:[\p{L}\p{N}_/-]|[.:][\p{L}\p{N}])/u;

/** Whether the text says the word, not only its letters. */
function says(text: string, word: string): boolean {
  const [line, wanted] = [text.toLowerCase(), word.toLowerCase()];
  if (wanted === '') return false;
  for (let at = line.indexOf(wanted); at !== -1; at = line.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (!BEFORE.test(line.slice(Math.max(0, at - 2), at)) && !AFTER.test(line.slice(end, end + 3)))
      return true;
  }
  return false;
}

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
    return `${standardPrefix(finding)}${says(title, control) ? '' : `${control} `}${title}`;
  const unnumbered = title.replace(/^\d+(\.\d+){1,2}\s+/, '');
  return says(unnumbered, control) ? unnumbered : `${control} ${unnumbered}`;
}

/** IAM Access Analyzer names a resource by type and ARN: `AwsIamRole/arn:aws:iam::…:role/backup/ allows …`. */
export const withShortArns = (text: string): string =>
  text.replace(
    /^(A(?:ws|WS)[\w:]+)\/(arn:\S+)/,
    (_all, type: string, arn: string) => `${type} ${nameOfResourceId(arn.replace(/\/$/, ''))}`,
  );

const ARN = /\barn:[a-z-]*:[^\s"'<>()[\]{},;]*/g;

/** Each ARN in a line as the name of what it stands for; a name may hold an ARN once more. */
function withNames(line: string): string {
  let text = line;
  for (let depth = 0; depth < 3 && text.includes('arn:'); depth += 1)
    text = text.replace(ARN, (arn) => {
      const id = arn.replace(/[.:/]+$/, '');
      return nameOfResourceId(id) + arn.slice(id.length).replace(/[:/]+/, '');
    });
  return text.replace(/\barn:(?=[a-z-]*:)/g, '');
}

/** What is wrong, in the source's words, without a closing full stop and with the control in front. */
function what(finding: Finding): string {
  const candidates = [finding.title, finding.types[0] ?? '', finding.controlId ?? ''];
  const telling = candidates.find((text) => /[\p{L}\p{N}]/u.test(text));
  const bare = (telling ?? `Finding of ${finding.product}`).replace(/\.$/, '');
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

/** A control's title is the same for all resources: a name in it is there by chance. */
const isGeneric = ({ controlId }: Finding): boolean =>
  controlId !== undefined && SECURITY_CONTROL_ID.test(controlId);

/** `[HIGH] S3.8 … on my-bucket (prod 111122223333, eu-west-1)`. */
export function titleOfFinding(finding: Finding): string {
  const text = what(finding);
  const resources = tellingResources(finding.resources);
  const resource = mainResource(resources);
  const isThere = (word: string): boolean => !isGeneric(finding) && says(text, word);
  const name = resource !== undefined && !isThere(resource.name) ? resource.name : '';
  const idIsThere = resource !== undefined && shortId(resource).length > 3 && isThere(shortId(resource));
  const more = resources.length > 1 ? ` and ${resources.length - 1} more` : '';
  const full = name === '' || idIsThere ? text : named(text, `${name}${more}`);
  const account = [finding.accountName, finding.accountId].filter(Boolean).join(' ');
  const place = [idIsThere ? name : '', account, regionOf(resource, finding.region)].filter(Boolean);
  return withNames(`[${finding.severity}] ${full}${place.length === 0 ? '' : ` (${place.join(', ')})`}`);
}
