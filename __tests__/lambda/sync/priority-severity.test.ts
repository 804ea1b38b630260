import { severityOfPriority } from '../../../src/lambda/sync/priority-severity';

test.each([
  ['P1', 'CRITICAL'],
  ['P2', 'HIGH'],
  ['P3', 'MEDIUM'],
  ['P4', 'LOW'],
  [' p5 ', 'INFORMATIONAL'],
])('%j is %s by default for PagerDuty, JSM and webhooks', (priority, severity) => {
  for (const vendor of ['pagerduty', 'jsm', 'webhook'] as const) {
    expect(severityOfPriority(priority, { vendor })).toBe(severity);
  }
  expect(severityOfPriority(priority, { vendor: 'ilert' })).toBeUndefined();
});

test('a webhook may send a severity label', () => {
  expect(severityOfPriority('medium', { vendor: 'webhook' })).toBe('MEDIUM');
  expect(severityOfPriority('medium', { vendor: 'jsm' })).toBeUndefined();
});

test("the endpoint's own table comes first, what it leaves out keeps the default", () => {
  const endpoint = { vendor: 'pagerduty', priorities: { 'SEV-1': 'CRITICAL', p1: 'HIGH' } } as const;
  expect(severityOfPriority('sev-1', endpoint)).toBe('CRITICAL');
  expect(severityOfPriority('P1', endpoint)).toBe('HIGH');
  expect(severityOfPriority('P2', endpoint)).toBe('HIGH');
});

test.each([undefined, '', 'P6', 'constructor', '__proto__'])('%j says nothing', (priority) =>
  expect(severityOfPriority(priority, { vendor: 'webhook' })).toBeUndefined(),
);
