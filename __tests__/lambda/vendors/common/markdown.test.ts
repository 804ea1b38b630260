import fc from 'fast-check';
import { asMarkdown } from '../../../../src/lambda/vendors/common/markdown';

test.each([
  ['plain text stays', 'Nothing to see here.', 'Nothing to see here.'],
  ['emphasis', 'a *b* and _c_', 'a \\*b\\* and \\_c\\_'],
  [
    'names stay readable',
    'AWS_RISK_CREDENTIALS_EXPOSED in my_bucket',
    'AWS_RISK_CREDENTIALS_EXPOSED in my_bucket',
  ],
  ['a link', '[here](http://evil.example)', '\\[here\\](http://evil.example)'],
  ['HTML', '<img src=x> &lt;', '\\<img src=x> \\&lt;'],
  ['code', '`rm -rf`', '\\`rm -rf\\`'],
  ['a heading', '# Big', '\\# Big'],
  ['a heading underlined', 'Big\n===', 'Big\n\\==='],
  ['a rule', 'a\n---', 'a\n\\---'],
  ['a quote', '> said', '\\> said'],
  ['a block of code by blanks', '     code', '   code'],
  ['our lists stay lists', '- Port: 22', '- Port: 22'],
  [
    'addresses still lead somewhere',
    'see https://example.com/a_b_/c*d?x=_y_ now',
    'see https://example.com/a_b_/c\\*d?x=\\_y\\_ now',
  ],
])('%s', (_name, text, expected) => {
  expect(asMarkdown(text)).toBe(expected);
});

test('without the backslashes it is the text, but for blanks at the beginning of a line', () => {
  const part = fc.constantFrom(
    '*',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '#',
    '|',
    '~',
    '&amp;',
    '\n',
    ' ',
    'a',
    'https://x.example/a_b',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = parts.join('').replace(/^[ \t]+/gm, '');
      expect(asMarkdown(text).replace(/\\/g, '')).toBe(text);
    }),
  );
});
