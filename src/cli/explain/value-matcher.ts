/** One entry of a leaf's list in an event pattern: a literal, or an object with one operator. */
export type Matcher = string | number | boolean | null | Readonly<Record<string, unknown>>;

type Test = (value: unknown, wanted: unknown) => boolean;

interface IgnoreCase {
  readonly 'equals-ignore-case': string;
}

const lower = (text: string): string => text.toLowerCase();

const isIgnoreCase = (wanted: unknown): wanted is IgnoreCase =>
  wanted !== null && typeof wanted === 'object' && 'equals-ignore-case' in wanted;

/** `prefix` and `suffix` take a text, or a text whose case does not count. */
const affix =
  (test: (text: string, part: string) => boolean): Test =>
  (value, wanted) => {
    if (typeof value !== 'string') return false;
    if (isIgnoreCase(wanted)) return test(lower(value), lower(wanted['equals-ignore-case']));
    return typeof wanted === 'string' && test(value, wanted);
  };

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const wildcard: Test = (value, wanted) =>
  typeof value === 'string' &&
  new RegExp(`^${String(wanted).split('*').map(literal).join('[^]*')}$`).test(value);

const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
};

const numeric: Test = (value, wanted) => {
  if (typeof value !== 'number' || !Array.isArray(wanted)) return false;
  const terms: readonly unknown[] = wanted;
  return terms.every(
    (term, index) => index % 2 === 1 || COMPARE[String(term)]?.(value, Number(terms[index + 1])),
  );
};

const ignoreCase: Test = (value, wanted) =>
  typeof value === 'string' && typeof wanted === 'string' && lower(value) === lower(wanted);

/** Not one of the list, whatever operator the list stands under. */
const anythingBut: Test = (value, wanted) => {
  if (Array.isArray(wanted)) return !wanted.includes(value);
  if (wanted === null || typeof wanted !== 'object') return value !== wanted;
  return Object.entries(wanted).every(([operator, operand]) =>
    (Array.isArray(operand) ? operand : [operand]).every((item) => !OPERATORS[operator]?.(value, item)),
  );
};

const OPERATORS: Readonly<Record<string, Test>> = {
  prefix: affix((text, part) => text.startsWith(part)),
  suffix: affix((text, part) => text.endsWith(part)),
  'equals-ignore-case': ignoreCase,
  'anything-but': anythingBut,
  numeric,
  wildcard,
};

/**
 * Whether one value of an event fits one entry of a pattern's list; `undefined` stands for a missing leaf.
 * @throws Error for an operator that is not known here.
 */
export function matchesValue(value: unknown, matcher: Matcher): boolean {
  if (matcher === null || typeof matcher !== 'object') return value === matcher;
  return Object.entries(matcher).every(([operator, operand]) => {
    if (operator === 'exists') return (value !== undefined) === operand;
    const test = OPERATORS[operator];
    if (!test) throw new Error(`Event pattern operator "${operator}" is not known here`);
    return value !== undefined && test(value, operand);
  });
}
