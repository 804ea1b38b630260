import { unwrap } from './envelope';
import type { Finding } from './finding';
import { findingOfAsff } from './finding-of-asff';
import { findingOfOcsf } from './finding-of-ocsf';
import type { HubEvent, HubEventKind } from './hub-event';
import { insightOf } from './insight-of';
import { asLine, asList, at, isObject } from './json';
import { UnreadableRecordError, type UnreadableFinding } from './unreadable';

const KINDS: Readonly<Record<string, HubEventKind>> = {
  'Security Hub Findings - Custom Action': 'custom-action',
  'Security Hub Findings - Imported': 'imported',
  'Security Hub Insight Results': 'insight-results',
  'Findings Imported V2': 'imported-v2',
};

type Place = { readonly accountId: string; readonly region: string };

const isOcsf = (finding: unknown): boolean =>
  at(finding, 'SchemaVersion') === undefined &&
  (at(finding, 'class_uid') !== undefined || at(finding, 'finding_info') !== undefined);

/** An identity is taken over as it is, to the last character: Security Hub compares it so. */
const identity = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;

export function findingOf(raw: unknown, place: Place): Finding | string {
  if (!isObject(raw)) return 'a finding must be a JSON object';
  const ocsf = isOcsf(raw);
  const [idField, productField] = ocsf ? ['finding_info.uid', 'metadata.product.uid'] : ['Id', 'ProductArn'];
  const id = identity(at(raw, ...idField.split('.')));
  const product = identity(at(raw, ...productField.split('.')));
  if (id === undefined) return `the finding has no ${idField}`;
  if (product === undefined) return `the finding has no ${productField}`;
  return ocsf ? findingOfOcsf(raw, id, product, place) : findingOfAsff(raw, id, product, place);
}

function findingsOf(detail: unknown, place: Place): Pick<HubEvent, 'findings' | 'unreadable'> {
  const read = asList(at(detail, 'findings')).map((raw) => findingOf(raw, place));
  return {
    findings: read.filter((item) => typeof item !== 'string'),
    unreadable: read.flatMap((item, index): UnreadableFinding[] =>
      typeof item === 'string' ? [{ index, reason: item }] : [],
    ),
  };
}

/** What the event is, from its detail-type, else from what it carries. */
function kindOf(event: unknown): HubEventKind | undefined {
  const type = asLine(at(event, 'detail-type')) ?? '';
  if (Object.hasOwn(KINDS, type)) return KINDS[type];
  const detail = at(event, 'detail');
  if (Array.isArray(at(detail, 'insightResults')) || at(detail, 'insightArn') !== undefined)
    return 'insight-results';
  const findings = asList(at(detail, 'findings'));
  if (findings.length === 0) return undefined;
  if (at(detail, 'actionName') !== undefined) return 'custom-action';
  return findings.some(isOcsf) ? 'imported-v2' : 'imported';
}

/**
 * Reads an EventBridge event of Security Hub, bare, in an SNS envelope, or in an SQS record around either.
 * An event of another type that carries findings is read as well: sources relay them under their own names.
 *
 * @throws UnreadableRecordError when there is no event of Security Hub in the text.
 */
export function parseHubEvent(text: string): HubEvent {
  const event = unwrap(text);
  const kind = kindOf(event);
  if (kind === undefined) throw new UnreadableRecordError('no Security Hub event inside');
  const detail = at(event, 'detail');
  const place = { accountId: asLine(event['account']) ?? '', region: asLine(event['region']) ?? '' };
  const eventId = asLine(event['id']) ?? '';
  const findings = findingsOf(detail, place);
  if (kind !== 'insight-results' && findings.findings.length + findings.unreadable.length === 0) {
    throw new UnreadableRecordError('no Security Hub event inside');
  }
  return {
    kind,
    eventId,
    ...place,
    time: asLine(event['time']) ?? '',
    actionName: asLine(at(detail, 'actionName')),
    ...findings,
    insight: kind === 'insight-results' ? insightOf(detail, { ...place, eventId }) : undefined,
  };
}
