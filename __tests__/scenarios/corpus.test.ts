import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { previewOf } from '../../src/cli/preview/preview';
import { SEVERITY_LABELS } from '../../src/contract/severity';
import type { Alert } from '../../src/lambda/alert/alert';
import { fingerprintOfAlert } from '../../src/lambda/alert/fingerprint';

/** A folder of real findings and events, e.g. collected with `aws securityhub get-findings`. */
const folder = process.env['SECURITY_HUB_CORPUS'];

const isFindings = (text: string): boolean =>
  /"(SchemaVersion|class_uid|insightArn|findings)\\?"/.test(text) || text.includes('"detail-type"');

const files = (folder === undefined ? [] : readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  .filter((file) => /\.jsonl?$/.test(file))
  .map((file) => join(folder ?? '', file))
  .filter((file) => isFindings(readFileSync(file, 'utf8')));

/** Lines that only a value that is not there can make: `Region: undefined`, `on null (`. */
const LEAK = /(^|[:=(,\s])(undefined|NaN|\[object Object\])([,.;)\s]|$)|[:=(,]\s*null([,.;)\s]|$)/m;
const CONSOLE =
  /^https:\/\/([a-z0-9-]+\.)?console\.(aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn)\/securityhub\/(v2\/)?home(\?region=[a-z0-9-]+)?#\/(findings\?search=\S+|insights\S*)$/;

function expectReadable(alert: Alert): void {
  expect(alert.key).toMatch(/^[0-9a-f]{64}$/);
  expect(SEVERITY_LABELS).toContain(alert.severity);
  expect(alert.title).toMatch(/^\[[A-Z]+\] \S/);
  expect(alert.title).not.toMatch(/[\n\r]|\s\s|on on|\(\)|\(, /);
  expect(alert.title).not.toMatch(LEAK);
  expect(alert.description).not.toMatch(LEAK);
  expect(alert.description.trim().length).toBeGreaterThan(20);
  expect(alert.title).not.toMatch(/arn:[a-z-]*:/);
  expect(new Set(alert.links.map(({ text }) => text)).size).toBe(alert.links.length);
  expect(alert.consoleUrl).toMatch(CONSOLE);
  alert.links.forEach(({ href }) => expect(URL.canParse(href)).toBe(true));
  Object.values(alert.details).forEach((value) => expect(value.trim()).not.toBe(''));
  expect(fingerprintOfAlert(alert)).toBe(fingerprintOfAlert(structuredClone(alert)));
}

/** What to do, as a sentence: a link alone is no first step. Insights have results in its place. */
function expectFirstStep({ description, finding }: Alert): void {
  if (finding !== undefined) expect(description).toMatch(/^What to do: (?!https?:\/\/)\S/m);
}

/** Where: a resource's name, or at least account or Region, so that nobody has to open the console for it. */
function expectPlace({ title, accountId, region, resources }: Alert): void {
  const names = [accountId, region, ...resources.map(({ name }) => name)].filter((name) => name !== '');
  expect(names.some((name) => title.includes(name))).toBe(true);
}

if (files.length === 0) {
  test.skip(`no files: SECURITY_HUB_CORPUS is ${folder ?? 'not set'}`, () => undefined);
} else {
  test.each(files.map((file) => [basename(file), file]))('%s', (_name, file) => {
    const { alerts, problems } = previewOf([{ source: file, text: readFileSync(file, 'utf8') }]);
    expect(problems).toEqual([]);
    expect(alerts.length).toBeGreaterThan(0);
    for (const { alert } of alerts) {
      expectReadable(alert);
      expectPlace(alert);
      expectFirstStep(alert);
    }
  });
}
