import { cutClean } from '../common/cut';
import type { WebhookData } from './data';

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
export function shrinkWebhookData(data: WebhookData): WebhookData {
  let fitted = data;
  for (const rung of RUNGS) {
    const shrinker = new Shrinker(rung);
    fitted = shrinker.shrink(data) as WebhookData;
    if (shrinker.truncated) fitted = { ...fitted, truncated: true };
    if (Buffer.byteLength(JSON.stringify(fitted)) <= MAX_DATA_BYTES) break;
  }
  return fitted;
}

/** One pass over the data with the sizes of one rung. */
class Shrinker {
  truncated = false;

  constructor(private readonly rung: Rung) {}

  shrink(value: unknown, key = ''): unknown {
    if (typeof value === 'string') return this.text(value, key);
    if (Array.isArray(value)) {
      const items = value.filter((item) => !this.leadsNowhere(item));
      return this.first(items).map((item) => this.shrink(item, key));
    }
    if (typeof value !== 'object' || value === null) return value;
    return MAPS.has(key) ? this.map(value) : this.fields(value);
  }

  private map(value: object): object {
    const entries = this.first(Object.entries(value as Readonly<Record<string, unknown>>));
    return Object.fromEntries(entries.map(([name, item]) => [this.text(name) ?? name, this.shrink(item)]));
  }

  private fields(value: object): object {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.shrink(item, name)]));
  }

  private first<T>(items: readonly T[]): readonly T[] {
    if (items.length > this.rung.items) this.truncated = true;
    return items.slice(0, this.rung.items);
  }

  private text(text: string, key = ''): string | undefined {
    const isAddress = ADDRESSES.has(key);
    const limit = isAddress || REFERENCES.has(key) ? this.rung.reference : this.rung.text;
    const short = isAddress && Buffer.byteLength(text) > limit ? undefined : cutClean(text, limit, 'bytes');
    if (short !== text) this.truncated = true;
    return short;
  }

  /** An address that is cut leads nowhere, so a long one is left out, and a link with it. */
  private leadsNowhere(item: unknown): boolean {
    const { href } = (item ?? {}) as { href?: unknown };
    const tooLong = typeof href === 'string' && Buffer.byteLength(href) > this.rung.reference;
    if (tooLong) this.truncated = true;
    return tooLong;
  }
}
