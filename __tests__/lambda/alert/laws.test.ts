import fc from 'fast-check';
import { alertOfFinding } from '../../../src/lambda/alert/alert-of';
import { parseHubEvent } from '../../../src/lambda/finding/parse-event';
import { titleOf } from '../../../src/lambda/vendors/common/alert-text';
import * as asff from '../../fixtures/asff';
import { importedEvent, importedV2Event } from '../../fixtures/events';
import * as ocsf from '../../fixtures/ocsf';
import { mutated } from '../../helpers/mutations';

const ASFF = Object.entries(asff).flatMap(([name, make]) =>
  typeof make === 'function' ? [[name, make({})] as const] : [],
);
const OCSF = Object.entries(ocsf).flatMap(([name, make]) =>
  typeof make === 'function' ? [[name, make({})] as const] : [],
);

const KEPT = ['Id', 'ProductArn', 'SchemaVersion', 'class_uid', 'finding_info', 'finding_info.uid'];
const KEPT_V2 = [...KEPT, 'metadata', 'metadata.product', 'metadata.product.uid'];

function alertOf(event: unknown) {
  const { findings, unreadable } = parseHubEvent(JSON.stringify(event));
  expect(unreadable).toEqual([]);
  const [finding] = findings;
  if (finding === undefined) throw new Error('no finding in the event');
  return alertOfFinding(finding);
}

const NOTHING = /(^|[:=(,\s])(undefined|NaN|\[object Object\])([,.;)\s]|$)|[:=(,]\s*null([,.;)\s]|$)/m;
const FIRST_STEP = /^What to do: (?!https?:\/\/)\S/m;

function expectLaws(event: unknown): void {
  const alert = alertOf(event);
  expect(alert.title).toMatch(/^\[[A-Z]+\] \S/);
  expect(alert.title).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  expect(alert.title).not.toMatch(/arn:[a-z-]*:/);
  expect(alert.title).not.toMatch(NOTHING);
  expect(alert.description).not.toMatch(NOTHING);
  expect(alert.description).toMatch(FIRST_STEP);
  expect(new Set(alert.links.map(({ text }) => text)).size).toBe(alert.links.length);
  for (const limit of [130, 255, 1_024]) expect(titleOf(alert, limit).length).toBeLessThanOrEqual(limit);
}

test.each(ASFF)('%s, whatever of it is missing or wrong, makes a page', (_name, raw) => {
  fc.assert(
    fc.property(mutated(raw, KEPT), (finding) => expectLaws(importedEvent(finding as asff.Asff))),
    { numRuns: 60 },
  );
});

test.each(OCSF)('%s, whatever of it is missing or wrong, makes a page', (_name, raw) => {
  fc.assert(
    fc.property(mutated(raw, KEPT_V2), (finding) => expectLaws(importedV2Event(finding as ocsf.Ocsf))),
    { numRuns: 60 },
  );
});
