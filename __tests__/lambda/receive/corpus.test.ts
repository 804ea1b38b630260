import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltInVendor } from '../../../src/contract/vendors';
import { parseWebhookJson } from '../../../src/lambda/receive/webhook-json';
import { RECEIVE_PARTS } from '../../../src/lambda/vendors/receive-registry';
import { request } from './webhooks';

/** Folder of real webhooks, `webhook-VENDOR-….json`; not part of the repository. */
const folder = process.env['SECURITY_HUB_CORPUS'];
const files =
  folder === undefined ? [] : readdirSync(folder).filter((name) => /^webhook-.*\.json$/.test(name));
const VENDOR_OF: Readonly<Record<string, BuiltInVendor>> = {
  pagerduty: 'pagerduty',
  opsgenie: 'jsm',
  jsm: 'jsm',
  ilert: 'ilert',
};
const MEANINGFUL: readonly [RegExp, string][] = [
  [/un-?acknowledged?/, 'unacknowledge'],
  [/acknowledged?/, 'acknowledge'],
  [/addnote|annotated|comment-added/, 'note'],
  [/reopened/, 'reopen'],
  [/resolved|close/, 'close'],
  [/priority/, 'priority'],
  [/pagerduty-triggered/, 'link'],
];

const NO_FOLDER = ['SECURITY_HUB_CORPUS names no folder of webhooks'];

(files.length === 0 ? test.skip.each(NO_FOLDER) : test.each(files))(
  '%s is read by every vendor without an exception, and by its own as what its name says',
  (name) => {
    const body = readFileSync(join(folder ?? '', name));
    const json = parseWebhookJson(body);
    if (json === undefined) throw new Error(`${name} is not a JSON object`);
    const parsed = Object.fromEntries(
      Object.entries(RECEIVE_PARTS).map(([vendor, part]) => [
        vendor,
        part.parse({ content: json, request: request(body) }),
      ]),
    );
    const vendor = VENDOR_OF[/^webhook-([a-z]+)/.exec(name)?.[1] ?? ''];
    if (vendor === undefined) return;
    const expected = MEANINGFUL.find(([pattern]) => pattern.test(name))?.[1];
    const own = parsed[vendor];
    expect(own?.kind === 'updates' ? own.updates[0]?.action : undefined).toBe(expected);
  },
);
