/** Reading of JSON that may hold anything: each reader answers with a value of its kind or nothing, and never throws. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {});

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Products write these words where they have no value. */
const PLACEHOLDERS = /^(null|undefined|nan|none|n\/a|string|-)$/i;
/** Control characters other than tab and line break: a page must not carry them. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/** Half characters become U+FFFD: encoders of URLs throw on them. */
export const wellFormed = (text: string): string => Buffer.from(text).toString();

/** Text without control characters, half characters and outer blanks; undefined when nothing is left. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = wellFormed(value.replace(/\r\n?/g, '\n').replace(CONTROLS, ' ')).trim();
  return text === '' || PLACEHOLDERS.test(text) ? undefined : text;
}

/** One line of text: inner line breaks and runs of blanks become one blank. */
export const asLine = (value: unknown): string | undefined => asText(value)?.replace(/\s+/g, ' ');

/** Web addresses only: the fields are free text, and a link must not be anything else. */
export function asWebUrl(value: unknown): string | undefined {
  const text = asLine(value);
  return text !== undefined && /^https?:\/\/[^\s"<>]+$/i.test(text) && URL.canParse(text) ? text : undefined;
}

export function asNumber(value: unknown): number | undefined {
  if (typeof value === 'string' && value.trim() === '') return undefined;
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** The value at a path of fields, or undefined where the path ends early. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const step of path) {
    if (!isObject(current) || !Object.hasOwn(current, step)) return undefined;
    current = current[step];
  }
  return current;
}

/** All the texts of a list; what is not text is left out. A single text counts as a list of one. */
export function asTexts(value: unknown): readonly string[] {
  const items = typeof value === 'string' ? [value] : asList(value);
  return items.map(asLine).filter((text) => text !== undefined);
}

/** The texts that are there, each once, in their order. */
export const distinct = (texts: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(texts.filter((text) => text !== undefined && text !== ''))] as readonly string[];

/** Entries whose value is text, in their order. */
export function asTextMap(value: unknown): Readonly<Record<string, string>> {
  const pairs = Object.entries(asObject(value)).map(([key, item]) => [key, asText(item)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
}

const YES_NO: Readonly<Record<string, string>> = { true: 'yes', false: 'no', TRUE: 'yes', FALSE: 'no' };

const spoken = (value: unknown): string | undefined => {
  const line = asLine(value);
  return line !== undefined && Object.hasOwn(YES_NO, line) ? YES_NO[line] : line;
};

/** Facts as label → value, without those that have none. */
export function facts(
  entries: readonly (readonly [label: string, value: unknown])[],
): Readonly<Record<string, string>> {
  return asTextMap(Object.fromEntries(entries.map(([label, value]) => [label, spoken(value)])));
}
