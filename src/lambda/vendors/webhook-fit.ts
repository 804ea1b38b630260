import { clean, cut } from './cut';
import type { WebhookData } from './webhook-data';

/** Standard Webhooks advises to stay below 20 kB in all; this leaves a kilobyte for what stands around the data. */
export const MAX_DATA_BYTES = 19_000;

/** UTF-8 bytes of a text, of an identifier or address, and number of items in a list or map. */
interface Rung {
  readonly text: number;
  readonly reference: number;
  readonly items: number;
}

const RUNGS: readonly Rung[] = [
  { text: 15_000, reference: 2_048, items: 50 },
  { text: 4_000, reference: 2_048, items: 20 },
  { text: 1_000, reference: 2_048, items: 10 },
  { text: 300, reference: 1_024, items: 5 },
  { text: 100, reference: 512, items: 1 },
];

const REFERENCES = new Set(['id', 'productArn', 'alertKey']);
const ADDRESSES = new Set(['href', 'url']);
const MAPS = new Set(['tags', 'details']);

/** The data on the first rung on which they are small enough; marked where anything was cut or left out. */
export function fitWebhookData(data: WebhookData): WebhookData {
  const whole = JSON.stringify(data);
  let fitted = data;
  for (const rung of RUNGS) {
    fitted = withoutBrokenLinks(shrink(data, rung) as WebhookData);
    if (JSON.stringify(fitted) !== whole) fitted = { ...fitted, truncated: true };
    if (Buffer.byteLength(JSON.stringify(fitted)) <= MAX_DATA_BYTES) break;
  }
  return fitted;
}

function shrink(value: unknown, rung: Rung, key = ''): unknown {
  if (typeof value === 'string') return shrinkText(value, rung, key);
  if (Array.isArray(value)) return value.slice(0, rung.items).map((item) => shrink(item, rung, key));
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  const shrunk = MAPS.has(key)
    ? entries
        .slice(0, rung.items)
        .map(([name, item]) => [cut(clean(name), rung.text, 'bytes'), shrink(item, rung)])
    : entries.map(([name, item]) => [name, shrink(item, rung, name)]);
  return Object.fromEntries(shrunk);
}

/** An address that is cut leads nowhere, so a long one is left out. */
function shrinkText(text: string, rung: Rung, key: string): string | undefined {
  if (ADDRESSES.has(key) && Buffer.byteLength(text) > rung.reference) return undefined;
  return cut(clean(text), REFERENCES.has(key) || ADDRESSES.has(key) ? rung.reference : rung.text, 'bytes');
}

const withoutBrokenLinks = (data: WebhookData): WebhookData => ({
  ...data,
  links: data.links.filter(({ href }) => href !== undefined),
});
