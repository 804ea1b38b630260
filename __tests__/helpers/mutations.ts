import fc from 'fast-check';

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsIn(item, [...path, key]))];
}

function replaced(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, at) => (String(at) === String(step) ? replaced(item, rest, by) : item));
  const object = value as Record<string, unknown>;
  return { ...object, [step]: replaced(object[step], rest, by) };
}

const ARNS = [
  'arn:aws:iam::111122223333:role/team/backup',
  'arn:aws:s3:::shop-invoices/2026/a b.csv',
  'arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/0c7f1f4e-0000-4000-8000-000000000001',
  'arn:aws:s3:::arn:aws:s3:::twice',
  'arn:::::',
  'arn:aws:::',
];

/** What stands where something else should: other kinds, nothing, too much, words for nothing, other scripts. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, '', ' ', 0, -1, 1e308, true, [], {}, [[]], [null], { a: {} }),
  fc.constantFrom(
    'undefined',
    'null',
    'NaN',
    'none',
    'n/a',
    'Default',
    '4',
    'in',
    '.',
    'a\nb',
    '\u0000',
    '\uD83D',
  ),
  fc.constantFrom(...ARNS, ...ARNS.map((arn) => `AwsIamRole/${arn}/ allows ${arn}.`)),
  fc.constantFrom('x'.repeat(5_000), '密'.repeat(3_000), '👩‍👩‍👧'.repeat(200), '*_`<b>[a](http://x)|'),
  fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !/undefined|null|nan/i.test(text)),
);

/** The value with up to four of its fields, at any depth, replaced by junk; its identity stays. */
export function mutated(value: unknown, keep: readonly string[]): fc.Arbitrary<unknown> {
  const paths = pathsIn(value).filter((path) => path.length > 0 && !keep.includes(path.join('.')));
  const change = fc.tuple(fc.constantFrom(...paths), junk);
  return fc.array(change, { maxLength: 4 }).map((changes) =>
    changes
      // The longest path first: a shorter one may take its parent away.
      .sort(([one], [other]) => other.length - one.length)
      .reduce((result, [path, by]) => replaced(result, path, by), value),
  );
}
