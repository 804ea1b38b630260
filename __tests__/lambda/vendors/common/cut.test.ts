import * as fc from 'fast-check';
import { clean, cut, cutClean, sizeOf, type Unit } from '../../../../src/lambda/vendors/common/cut';

const FAMILY = '👨‍👩‍👧‍👦';
const FLAG = '🇩🇪';

test.each<[string, string, number, Unit, string]>([
  ['as long as the limit', 'abcde', 5, 'characters', 'abcde'],
  ['one too long', 'abcdef', 5, 'characters', 'abcd…'],
  ['bytes as many as the limit', 'äää', 6, 'bytes', 'äää'],
  ['bytes one too many', 'äää', 5, 'bytes', 'ä…'],
  ['a surrogate pair on the edge', 'abc🚨🚨', 5, 'characters', 'abc…'],
  ['a surrogate pair that fits', 'ab🚨🚨', 5, 'characters', 'ab🚨…'],
  ['a family on the edge', `ab${FAMILY}cd`, 12, 'characters', 'ab…'],
  ['a flag on the edge', `${FLAG}${FLAG}x`, 8, 'characters', `${FLAG}…`],
  ['a combining accent on the edge', 'abe\u0301x', 4, 'characters', 'ab…'],
  ['a space on the edge', 'abc def', 5, 'characters', 'abc…'],
  ['room for the ellipsis only', 'abc', 1, 'characters', '…'],
  ['room for less than the ellipsis', 'abcd', 2, 'bytes', ''],
  ['no room', 'abc', 0, 'characters', ''],
])('%s', (_case, text, limit, unit, expected) => {
  expect(cut(text, limit, unit)).toBe(expected);
});

test('marks that are stacked past all reading are cut between code points', () => {
  const stacked = 'a' + '\u0301'.repeat(500);
  expect(cut(stacked, 300)).toBe(`a${'\u0301'.repeat(298)}…`);
  const joined = Array.from({ length: 100 }, () => '👨').join('\u200d');
  const result = cut(joined, 150);
  expect(result.length).toBeGreaterThan(140);
  expect(clean(result)).toBe(result);
});

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom('a', ' ', 'ä', '€', '🚨', FAMILY, FLAG, 'e\u0301', '\u0301'), { maxLength: 200 })
    .map((parts) => parts.join('')),
);

test.each<Unit>(['characters', 'bytes'])(
  'never more than the limit in %s, never half a character',
  (unit) => {
    fc.assert(
      fc.property(texts.map(clean), fc.nat(300), (text, limit) => {
        const result = cut(text, limit, unit);
        expect(sizeOf(result, unit)).toBeLessThanOrEqual(limit);
        expect(clean(result)).toBe(result);
        if (sizeOf(text, unit) <= limit) expect(result).toBe(text);
        else if (limit > 2) expect(result.endsWith('…')).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  },
);

test('what remains ends where a grapheme of the text ends', () => {
  const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
  const shortGraphemes = fc.array(fc.constantFrom('a', 'ä', '🚨', FAMILY, FLAG, 'e\u0301'), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(shortGraphemes, fc.integer({ min: 1, max: 200 }), (parts, limit) => {
      const text = parts.join('');
      const result = cut(text, limit);
      fc.pre(result !== text);
      const ends = [...segmenter.segment(text)].map(({ index, segment }) => index + segment.length);
      expect([0, ...ends]).toContain(result.length - 1);
    }),
  );
});

test.each([
  ['half pairs', 'a\uD83Db\uDEA8c', 'a\uFFFDb\uFFFDc'],
  ['control characters', 'a\u0000b\u001b[31mc\u0085d', 'ab[31mcd'],
  ['line breaks of other systems', 'a\r\nb\rc\n\td', 'a\nb\nc\n\td'],
])('clean: %s', (_case, text, expected) => {
  expect(clean(text)).toBe(expected);
});

test('the JSON of a clean text is at most twice as long, and two quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cleaned = clean(text);
      expect(Buffer.byteLength(JSON.stringify(cleaned))).toBeLessThanOrEqual(
        2 * Buffer.byteLength(cleaned) + 2,
      );
    }),
  );
});

describe('cutClean', () => {
  test.each<Unit>(['characters', 'bytes'])(
    'is clean and within the limit in %s, and marks what it leaves out',
    (unit) => {
      fc.assert(
        fc.property(fc.array(texts, { maxLength: 5 }), fc.nat(100), (parts, limit) => {
          const text = parts.join('\u0001');
          const result = cutClean(text, limit, unit);
          expect(sizeOf(result, unit)).toBeLessThanOrEqual(limit);
          expect(clean(result)).toBe(result);
          if (sizeOf(clean(text), unit) <= limit && text.length <= limit) expect(result).toBe(clean(text));
          else if (sizeOf(clean(text), unit) > limit && limit > 2) expect(result.endsWith('…')).toBe(true);
        }),
        { numRuns: 500 },
      );
    },
  );

  test('a beginning of control characters hides nothing silently', () => {
    expect(cutClean('\u0001'.repeat(5_000) + 'text', 10)).toBe('…');
  });

  test('does not break the pair at the end of the beginning that it reads', () => {
    const text = '\u0001'.repeat(4 * 10 + 63) + '🚨'.repeat(20);
    expect(cutClean(text, 10)).toBe('…');
  });
});
