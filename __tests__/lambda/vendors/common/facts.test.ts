import * as fc from 'fast-check';
import { fitFacts } from '../../../../src/lambda/vendors/common/facts';
import { isoTime } from '../../../../src/lambda/vendors/common/iso-time';

test('keeps the order and leaves empty values out', () => {
  const facts = { Severity: 'HIGH', Empty: '', Account: '111122223333' };
  expect(Object.entries(fitFacts(facts, 100))).toEqual([
    ['Severity', 'HIGH'],
    ['Account', '111122223333'],
  ]);
});

test.each([
  ['all that fits exactly', 26, { A: 'x'.repeat(24), B: '' }, { A: 'x'.repeat(24) }],
  ['exactly the limit', 25, { A: 'x'.repeat(24) }, { A: 'x'.repeat(24) }],
  ['one less', 24, { A: 'x'.repeat(24) }, { A: `${'x'.repeat(22)}…` }],
  ['too little to say anything', 15, { A: 'x'.repeat(24), B: 'short' }, { B: 'short' }],
])('%s', (_case, limit, facts, expected) => {
  expect(fitFacts(facts as Record<string, string>, limit)).toEqual(expected);
});

test('a label like __proto__ is a label', () => {
  const facts = JSON.parse('{"__proto__":"x"}') as Record<string, string>;
  expect(JSON.stringify(fitFacts(facts, 100))).toBe('{"__proto__":"x"}');
});

test('labels and values together never exceed the limit', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 150 });
  fc.assert(
    fc.property(fc.dictionary(anyText, anyText), fc.nat(500), (facts, limit) => {
      const size = Object.entries(fitFacts(facts, limit)).flat().join('').length;
      expect(size).toBeLessThanOrEqual(limit);
    }),
  );
});

test.each([
  [['2026-11-21T10:00:00Z'], '2026-11-21T10:00:00.000Z'],
  [['2026-11-21T12:00:00.5+02:00'], '2026-11-21T10:00:00.500Z'],
  [['123578964332', undefined, '2026-11-21T10:00:00Z'], '2026-11-21T10:00:00.000Z'],
  [['yesterday', '2026-13-45T10:00:00Z', ''], undefined],
  [[], undefined],
])('isoTime of %j is %s', (candidates, expected) => {
  expect(isoTime(...candidates)).toBe(expected);
});
