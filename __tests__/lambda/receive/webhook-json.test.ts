import fc from 'fast-check';
import { parseWebhookJson, replaceTokens } from '../../../src/lambda/receive/webhook-json';

const parse = (text: string) => parseWebhookJson(Buffer.from(text));

test('keeps whole numbers beyond 2^53 as digits, and leaves strings and fractions alone', () =>
  expect(
    parse(
      '{"ns":1420452224764002246,"ms":1420452191104,"text":"a \\" 12345678901234567","f":0.1234567890123456}',
    ),
  ).toEqual({
    ns: '1420452224764002246',
    ms: 1420452191104,
    text: 'a " 12345678901234567',
    f: 0.1234567890123456,
  }));

test.each(['', '[]', '"text"', 'null', '{', '{"a":}', 'a=b', '\u0000'])('has no object for %j', (text) =>
  expect(parse(text)).toBeUndefined(),
);

test('accepts a byte order mark', () => expect(parse('\uFEFF{"a":1}')).toEqual({ a: 1 }));

test('reads all other JSON as JSON.parse does', () => {
  const json = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value));
  const big = /\d{16,}/;
  fc.assert(
    fc.property(
      json.filter((text) => !big.test(text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/g, ''))),
      (text) => expect(parse(text)).toEqual(JSON.parse(text)),
    ),
  );
});

/** A token that does not match is tried again from the next quote on: then every quote costs the rest of the body. */
test.each(['"', '\\"', '"\\', '"\\"', '"1', '{"a":"', '"\n'])(
  '256 KiB of %j: each quote belongs to a token, so each byte is looked at once',
  (unit) => {
    const text = '"'.concat(unit.repeat((256 * 1024) / unit.length)).slice(0, 256 * 1024);
    const seen: string[] = [];
    const rest = replaceTokens(text, (token) => {
      seen.push(token);
      return '';
    });
    expect(rest).not.toContain('"');
    expect(seen.join('').length + rest.length).toBe(text.length);
    expect(parse(text)).toBeUndefined();
  },
);
