import { marshall as marshallOfSdk } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { marshall, unmarshall, type Item } from '../../../../src/lambda/aws/client/attribute-value';

/** What JSON can hold, and the ledger does. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('any'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).any;
const item = fc.dictionary(fc.string(), value, { noNullPrototype: true });

test('what is written is what the AWS SDK would write', () => {
  fc.assert(
    fc.property(item, (any) => {
      expect(marshall(any)).toEqual(marshallOfSdk(any, { allowImpreciseNumbers: true }));
    }),
  );
});

test('what was written comes back', () => {
  fc.assert(
    fc.property(item, (any) => {
      expect(unmarshall(JSON.parse(JSON.stringify(marshall(any))) as Item)).toEqual(any);
    }),
  );
});

test('fields without a value are left out, at any depth', () => {
  expect(marshall({ a: undefined, b: { c: undefined, d: 1 } })).toEqual({ b: { M: { d: { N: '1' } } } });
});

test.each<[string, unknown, string]>([
  ['NaN', NaN, 'number'],
  ['Infinity', Infinity, 'number'],
  ['a date', new Date(0), 'Date'],
  ['a set', new Set(['x']), 'Set'],
  ['a function', () => 1, 'function'],
  ['a hole in a list', [undefined], 'undefined'],
])('%s is refused, with the name of its field', (_name, bad, shown) => {
  const write = (): unknown => marshall({ outer: { field: bad } });
  expect(write).toThrow(/Attribute "field" is of type .*: expected text, number/s);
  expect(write).toThrow(shown);
});

test('a type that the ledger has none of is refused, not read as nothing', () => {
  expect(() => unmarshall({ field: { SS: ['x'] } })).toThrow('Attribute "field" is of type SS');
});
