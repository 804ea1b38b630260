import { severityOfAsff, severityOfOcsf } from '../../../src/lambda/finding/severity';

test.each<[unknown, string]>([
  [{ Severity: { Label: 'CRITICAL', Normalized: 1 } }, 'CRITICAL'],
  [{ Severity: { Label: 'critical' } }, 'CRITICAL'],
  [{ Severity: { Normalized: 0 } }, 'INFORMATIONAL'],
  [{ Severity: { Normalized: 1 } }, 'LOW'],
  [{ Severity: { Normalized: 39 } }, 'LOW'],
  [{ Severity: { Normalized: 40 } }, 'MEDIUM'],
  [{ Severity: { Normalized: '69' } }, 'MEDIUM'],
  [{ Severity: { Normalized: 70 } }, 'HIGH'],
  [{ Severity: { Normalized: 89 } }, 'HIGH'],
  [{ Severity: { Normalized: 90 } }, 'CRITICAL'],
  [{ Severity: { Normalized: 101 } }, 'INFORMATIONAL'],
  [{ Severity: { Label: 'SEVERE', Normalized: 25, Product: 8.3 } }, 'LOW'],
  [{ FindingProviderFields: { Severity: { Label: 'HIGH' } } }, 'HIGH'],
  [{ FindingProviderFields: { Severity: { Normalized: 90 } } }, 'CRITICAL'],
  [{ ProductFields: { 'aws/securityhub/SeverityLabel': 'MEDIUM' } }, 'MEDIUM'],
  [{ Severity: { Product: 8.3 } }, 'INFORMATIONAL'],
  [{ Severity: 'HIGH' }, 'INFORMATIONAL'],
  [{}, 'INFORMATIONAL'],
])('ASFF %j is %s', (finding, label) => {
  expect(severityOfAsff(finding)).toBe(label);
});

test.each<[unknown, string]>([
  [{ severity_id: 1 }, 'INFORMATIONAL'],
  [{ severity_id: 2 }, 'LOW'],
  [{ severity_id: 3, severity: 'High' }, 'MEDIUM'],
  [{ severity_id: '4' }, 'HIGH'],
  [{ severity_id: 5 }, 'CRITICAL'],
  [{ severity_id: 6 }, 'CRITICAL'],
  [{ severity: 'Fatal' }, 'CRITICAL'],
  [{ severity: 'Low' }, 'LOW'],
  [{ severity_id: 0, vendor_attributes: { severity_id: 4 } }, 'HIGH'],
  [{ severity_id: 99 }, 'INFORMATIONAL'],
  [{}, 'INFORMATIONAL'],
])('OCSF %j is %s', (finding, label) => {
  expect(severityOfOcsf(finding)).toBe(label);
});
