import { alertOfFinding } from '../../../src/lambda/alert/alert-of';
import { fingerprintOfAlert } from '../../../src/lambda/alert/fingerprint';
import { parseHubEvent } from '../../../src/lambda/finding/parse-event';
import { asff, type Asff, guardDutySsh, inspectorCve } from '../../fixtures/asff';
import { importedEvent } from '../../fixtures/events';

function fingerprint(raw: Asff): string {
  const [finding] = parseHubEvent(JSON.stringify(importedEvent(raw))).findings;
  if (!finding) throw new Error('fixture is unreadable');
  return fingerprintOfAlert(alertOfFinding(finding));
}
const cve = (fields: Asff): Asff => {
  const [first] = inspectorCve()['Vulnerabilities'] as Asff[];
  return { ...inspectorCve(), Vulnerabilities: [{ ...first, ...fields }] };
};

test.each<[string, Asff, Asff]>([
  ['times', asff(), asff({ UpdatedAt: '2026-09-09T00:00:00Z', LastObservedAt: '2026-09-09T00:00:00Z' })],
  [
    'workflow and note',
    asff(),
    asff({ Workflow: { Status: 'NOTIFIED' }, Note: { Text: 'seen', UpdatedBy: 'rosa' } }),
  ],
  [
    'a counter',
    guardDutySsh(),
    { ...guardDutySsh(), ProductFields: { 'aws/guardduty/service/count': '99' } },
  ],
  ['a probability that drifts', cve({}), cve({ EpssScore: 0.5 })],
])('%s: nothing worth telling has changed', (_name, one, other) => {
  expect(fingerprint(other)).toBe(fingerprint(one));
});

test.each<[string, Asff, Asff]>([
  ['title', asff(), asff({ Title: 'Something else' })],
  ['severity', asff(), asff({ Severity: { Label: 'CRITICAL' } })],
  ['compliance', asff(), asff({ Compliance: { Status: 'WARNING', SecurityControlId: 'S3.8' } })],
  ['resource', asff(), asff({ Resources: [] })],
  ['exploit', cve({ ExploitAvailable: 'NO' }), cve({ ExploitAvailable: 'YES' })],
  ['fix', cve({ FixAvailable: 'NO' }), cve({ FixAvailable: 'YES' })],
])('%s: the vendor is told', (_name, one, other) => {
  expect(fingerprint(other)).not.toBe(fingerprint(one));
});
