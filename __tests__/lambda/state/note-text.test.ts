import fc from 'fast-check';
import { asText } from '../../../src/lambda/finding/json';
import { holdsNote, MAX_NOTE, noteOnTop, updatedBy } from '../../../src/lambda/state/note-text';

const by = (text: string, actor: string | undefined = 'Jane Doe') => ({ endpointId: 'pd', actor, text });

test('says who and where, newest first', () =>
  expect(noteOnTop(by('second'), noteOnTop(by('first', 'Max'), 'an analyst wrote this'))).toBe(
    'Jane Doe (pd): second\nMax (pd): first\nan analyst wrote this',
  ));

test('without a person, the endpoint alone', () => {
  const anonymous = { endpointId: 'pd', text: 'text' };
  expect(noteOnTop(anonymous, '')).toBe('pd: text');
  expect(updatedBy(anonymous)).toBe('pd');
});

test('600 characters with emoji are cut between characters, and nothing earlier is left', () => {
  const family = '👨‍👩‍👧‍👦';
  const text = noteOnTop(by(`${'x'.repeat(489)}${family.repeat(10)}`), 'earlier');
  expect(text).toBe(`Jane Doe (pd): ${'x'.repeat(489)}…`);
  expect(noteOnTop(by('🚒'.repeat(300)), '')).toMatch(/^Jane Doe \(pd\): (🚒)+…$/u);
});

test('of the earlier text stays as much as fits', () => {
  const text = noteOnTop(by('new'), 'e'.repeat(512));
  expect(text).toHaveLength(MAX_NOTE);
  expect(text.startsWith('Jane Doe (pd): new\neee')).toBe(true);
  expect(text.endsWith('e…')).toBe(true);
});

test('a long name leaves room for the note', () => {
  expect(noteOnTop(by('here it is', 'n'.repeat(600)), '')).toContain('here it is');
  expect(updatedBy(by('', 'n'.repeat(600))).length).toBeLessThanOrEqual(128);
});

test('whatever the texts: within the limit, found again, and read back by the forwarder just so', () =>
  fc.assert(
    fc.property(
      fc
        .string({ unit: 'binary', minLength: 1, maxLength: 900 })
        .filter((note) => asText(note) !== undefined),
      fc.string({ unit: 'grapheme', maxLength: 600 }),
      fc.option(fc.string({ unit: 'binary', maxLength: 100 }), { nil: undefined }),
      (note, earlier, actor) => {
        const text = noteOnTop(by(note, actor), earlier);
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(MAX_NOTE);
        expect(asText(text)).toBe(text);
        expect(Buffer.from(text).toString()).toBe(text);
        expect(holdsNote(text, by(note, actor))).toBe(true);
        expect(updatedBy(by(note, actor))).toMatch(/\S/);
      },
    ),
  ));
