import * as fc from 'fast-check';
import type { BuiltInVendor } from '../../../src/contract/vendors';
import { SEVERITY_LABELS } from '../../../src/contract/severity';
import type { Alert } from '../../../src/lambda/alert/alert';
import { FORWARD_PARTS } from '../../../src/lambda/vendors/forward-registry';
import { alertFactory, vendorContextFactory } from '../../helpers/alert-factory';
import { ACTIONS, callsOf } from './requests';
import { objectionsOf } from './vendor-limits';

const context = vendorContextFactory({}, { url: 'https://vendor.example.com' });
const objections = (alert: Alert): string[] =>
  Object.entries(FORWARD_PARTS).flatMap(([name, vendor]) =>
    ACTIONS.flatMap((action) => callsOf(vendor, action, alert, context)).flatMap((request) =>
      objectionsOf(name as BuiltInVendor, request).map((objection) => `${name}: ${objection}`),
    ),
  );

const short = fc.string({ unit: 'binary', maxLength: 40 });
/** Any text, some of it far longer than any vendor takes. */
const text = fc.oneof(
  short,
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .tuple(fc.constantFrom('a', '"', '\n', '\\', '\u0001', 'ü', '€', '🚨', '👨‍👩‍👧', '\uD83D'), fc.nat(20_000))
    .map(([character, count]) => character.repeat(count)),
);
const map = fc.dictionary(fc.oneof(short, text), text, { maxKeys: 40 });
const href = fc.oneof(
  fc.webUrl(),
  text,
  text.map((path) => `https://example.com/${path}`),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const anyAlert: fc.Arbitrary<Alert> = fc.record({
  key: fc.stringMatching(/^[0-9a-f]{64}$/),
  title: text,
  description: text,
  severity: fc.constantFrom(...SEVERITY_LABELS),
  accountId: text,
  accountName: maybe(text),
  region: text,
  product: text,
  controlId: maybe(text),
  complianceStatus: maybe(fc.constantFrom('PASSED', 'WARNING', 'FAILED', 'NOT_AVAILABLE')),
  types: fc.array(text),
  resources: fc.array(fc.record({ type: text, id: text, name: text, region: maybe(text), tags: map }), {
    maxLength: 5,
  }),
  vulnerabilities: fc.array(
    fc.record({
      id: text,
      cvssScore: maybe(fc.double()),
      url: maybe(href),
      packages: fc.array(fc.record({ name: text, version: maybe(text) })),
    }),
    { maxLength: 5 },
  ),
  remediation: fc.record({ text: maybe(text), url: maybe(href) }),
  consoleUrl: href,
  links: fc.array(fc.record({ text, href }), { maxLength: 20 }),
  firstObservedAt: maybe(text),
  lastObservedAt: maybe(
    fc.oneof(
      text,
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    ),
  ),
  updatedAt: maybe(text),
  note: maybe(fc.record({ text, updatedBy: text })),
  tags: map,
  details: map,
  finding: maybe(fc.record({ id: text, productArn: text })),
});

test('any alert makes requests within all limits, with every required field and whole characters', () => {
  fc.assert(
    fc.property(anyAlert, (alert) => {
      expect(objections(alert)).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test.each(['a', 'ü', '€', '🚨', '👨‍👩‍👧‍👦', '"', '\u0001'])(
  'fields of 50 KB of %j stay within all limits',
  (character) => {
    const huge = character.repeat(50_000 / character.length);
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`${index}${huge.slice(0, 200)}`, huge]),
    );
    const alert = alertFactory({
      title: huge,
      description: huge,
      accountName: huge,
      product: huge,
      controlId: huge,
      types: [huge],
      resources: [{ type: huge, id: huge, name: huge, tags: { [huge]: huge } }],
      remediation: { text: huge },
      note: { text: huge, updatedBy: huge },
      tags: many,
      details: many,
      finding: { id: huge, productArn: huge },
    });
    expect(objections(alert)).toEqual([]);
  },
  30_000,
);
