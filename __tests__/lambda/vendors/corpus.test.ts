import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltInVendor } from '../../../src/contract/vendors';
import type { Alert } from '../../../src/lambda/alert/alert';
import { alertOfFinding, alertOfInsight } from '../../../src/lambda/alert/alert-of';
import { parseHubEvent } from '../../../src/lambda/finding/parse-event';
import { FORWARD_PARTS } from '../../../src/lambda/vendors/forward-registry';
import { vendorContextFactory } from '../../helpers/alert-factory';
import { ACTIONS, callsOf } from './requests';
import { objectionsOf } from './vendor-limits';

/** Folder of real events and findings, `event-….json`, `asff-….json`, `ocsf-….json`; not part of the repository. */
const folder = process.env['SECURITY_HUB_CORPUS'];
const files =
  folder === undefined ? [] : readdirSync(folder).filter((name) => /^(event|asff|ocsf)-.*\.json$/.test(name));
const context = vendorContextFactory({}, { url: 'https://vendor.example.com' });

/** The file as an event: findings stand alone, in a list or in a document `{ "Findings": […] }`. */
function eventOf(name: string): string {
  const text = readFileSync(join(folder ?? '', name), 'utf8');
  if (name.startsWith('event-')) return text;
  const content = JSON.parse(text) as { Findings?: unknown };
  const findings = [content.Findings ?? content].flat();
  return JSON.stringify({
    version: '0',
    id: name,
    'detail-type': name.startsWith('ocsf-') ? 'Findings Imported V2' : 'Security Hub Findings - Imported',
    source: 'aws.securityhub',
    account: '111122223333',
    time: '2026-11-21T10:00:00Z',
    region: 'eu-central-1',
    detail: { findings },
  });
}

function alertsOf(name: string): Alert[] {
  const { findings, insight } = parseHubEvent(eventOf(name));
  return [
    ...findings.map((finding) => alertOfFinding(finding)),
    ...(insight === undefined ? [] : [alertOfInsight(insight)]),
  ];
}

if (files.length === 0) {
  test.skip('SECURITY_HUB_CORPUS names no folder of events and findings', () => undefined);
} else {
  describe.each(files)('%s', (name) => {
    test('makes alerts whose title says how bad, what and where', () => {
      const alerts = alertsOf(name);
      expect(alerts.length).toBeGreaterThan(0);
      for (const { title, severity, accountId } of alerts) {
        expect(title.startsWith(`[${severity}] `)).toBe(true);
        expect(title).toContain(accountId);
        expect(title.length).toBeGreaterThan(severity.length + accountId.length + 10);
      }
    });

    test.each(Object.entries(FORWARD_PARTS))(
      'goes to %s within its limits, with all that it requires',
      (vendorName, vendor) => {
        const alerts = alertsOf(name);
        for (const action of ACTIONS) {
          const requests = alerts.flatMap((alert) => callsOf(vendor, action, alert, context));
          const objections = requests.flatMap((request) =>
            objectionsOf(vendorName as BuiltInVendor, request),
          );
          expect(objections).toEqual([]);
          if (action === 'open') expect(requests).toHaveLength(alerts.length);
        }
      },
    );
  });
}
