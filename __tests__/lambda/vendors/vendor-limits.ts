import type { BuiltInVendor } from '../../../src/contract/vendors';
import type { VendorRequest } from '../../../src/lambda/http/vendor-call';

type Json = Readonly<Record<string, unknown>>;

const length = (value: unknown): number => (typeof value === 'string' ? value.length : 0);
const within = (field: string, size: number, limit: number): string[] =>
  size <= limit ? [] : [`${field} has ${size}, at most ${limit} are accepted`];
const required = (body: Json, ...fields: string[]): string[] =>
  fields
    .filter((field) => typeof body[field] !== 'string' || body[field] === '')
    .map((field) => `no ${field}`);
const objectOf = (value: unknown): Json => (value ?? {}) as Json;

function pagerduty(body: Json, bytes: number): string[] {
  const problems = [
    ...required(body, 'routing_key', 'event_action', 'dedup_key'),
    ...within('dedup_key', length(body['dedup_key']), 255),
    ...within('body', bytes, 512 * 1024),
  ];
  if (body['event_action'] !== 'trigger') return problems;
  const payload = objectOf(body['payload']);
  const severity = ['critical', 'error', 'warning', 'info'].includes(payload['severity'] as string);
  return [
    ...problems,
    ...required(payload, 'summary', 'source', 'severity'),
    ...within('summary', length(payload['summary']), 1_024),
    ...(severity ? [] : ['severity is none of PagerDuty']),
  ];
}

function jsm(body: Json): string[] {
  const tags = (body['tags'] ?? []) as string[];
  const details = Object.entries(objectOf(body['details'])).flat().join('');
  return [
    ...('alias' in body ? required(body, 'message', 'alias', 'priority') : []),
    ...('note' in body ? required(body, 'user', 'source') : []),
    ...within('message', length(body['message']), 130),
    ...within('alias', length(body['alias']), 512),
    ...within('description', length(body['description']), 15_000),
    ...within('entity', length(body['entity']), 512),
    ...within('source', length(body['source']), 100),
    ...within('user', length(body['user']), 100),
    ...within('note', length(body['note']), 25_000),
    ...within('tags', tags.length, 20),
    ...tags.flatMap((tag) => within('tag', tag.length, 50)),
    ...within('details', details.length, 8_000),
  ];
}

const ilert = (body: Json): string[] => [
  ...required(body, 'integrationKey', 'eventType', 'summary', 'alertKey'),
  ...within('summary', length(body['summary']), 255),
  ...within('details', length(body['details']), 15_000),
];

const webhook = (body: Json, bytes: number): string[] => [
  ...required(body, 'type', 'timestamp'),
  ...required(objectOf(body['data']), 'alertKey', 'title', 'severity'),
  ...within('body', bytes, 20_000),
];

const CHECKS: Readonly<Record<BuiltInVendor, (body: Json, bytes: number) => string[]>> = {
  pagerduty,
  jsm,
  ilert,
  webhook,
};

/** A character that was broken shows as half a surrogate pair, which JSON writes as an escape. */
const broken = (body: string): string[] =>
  /\\ud[89a-f][0-9a-f]{2}/i.test(body) || /\p{Cs}/u.test(body) ? ['a character is broken'] : [];

/** What the vendor's own documentation would object to. */
export const objectionsOf = (vendor: BuiltInVendor, { body }: VendorRequest): string[] => [
  ...CHECKS[vendor](JSON.parse(body) as Json, Buffer.byteLength(body)),
  ...broken(body),
];
