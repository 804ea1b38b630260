import { explain, type ExplainInput } from '../../../src/cli/explain';

const severities = {
  source: ['aws.securityhub'],
  'detail-type': ['Security Hub Findings - Imported'],
  detail: {
    findings: {
      Severity: { Label: ['CRITICAL', 'HIGH'] },
      Workflow: { Status: ['NEW'] },
      Compliance: { Status: ['FAILED', { exists: false }] },
    },
  },
};
const followUps = {
  source: ['aws.securityhub'],
  'detail-type': ['Security Hub Findings - Imported'],
  detail: { findings: { $or: [{ Workflow: { Status: ['RESOLVED'] } }, { RecordState: ['ARCHIVED'] }] } },
};
const byHand = { 'detail-type': ['Security Hub Findings - Custom Action'], resources: ['arn:action'] };

const input = (changes: Partial<ExplainInput> = {}): ExplainInput => ({
  finding: { Id: 'f1', Severity: { Label: 'HIGH' }, Workflow: { Status: 'NEW' }, RecordState: 'ACTIVE' },
  rules: [{ name: 'imported', pattern: severities, targets: ['q1', 'q2'] }],
  endpoints: [],
  logLines: [],
  ...changes,
});

test('names the targets of a rule that matches', () => {
  expect(explain(input())).toEqual([
    'Finding f1: HIGH, NEW, ACTIVE.',
    'Rule imported: matches, sends to q1, q2.',
  ]);
});

test.each<[object, string]>([
  [{ Severity: { Label: 'MEDIUM' } }, 'Severity.Label is MEDIUM, wanted: CRITICAL, HIGH'],
  [{ Workflow: { Status: 'SUPPRESSED' } }, 'Workflow.Status is SUPPRESSED, wanted: NEW'],
  [{ Compliance: { Status: 'PASSED' } }, 'Compliance.Status is PASSED, wanted: FAILED'],
  [{ Severity: undefined }, 'Severity.Label is absent, wanted: CRITICAL, HIGH'],
])('says which field of %j keeps it from a rule', (change, reason) => {
  const { finding } = input();
  expect(explain(input({ finding: { ...finding, ...change } }))[1]).toBe(
    `Rule imported: does not match: ${reason}.`,
  );
});

test.each([
  [followUps, 'Rule r: does not match: it is neither handled, archived nor passed.'],
  [byHand, 'Rule r: takes only what a person sends by its custom action.'],
])('says what a rule with the pattern %j is for', (pattern, text) => {
  expect(explain(input({ rules: [{ name: 'r', pattern, targets: [] }] }))[1]).toBe(text);
});

test('tells the alert of each endpoint, dead letters and log lines', () => {
  const lines = explain(
    input({
      rules: [],
      endpoints: [
        {
          endpointId: 'pagerduty',
          item: { state: 'open', openedAt: '2026-11-25T10:00:00Z' },
          deadLetters: [],
        },
        { endpointId: 'jsm', deadLetters: ['rejected'] },
      ],
      logLines: ['{"level":"WARN","message":"Refused","endpointId":"jsm"}', 'no JSON'],
    }),
  );
  expect(lines.slice(1)).toEqual([
    'Endpoint pagerduty: alert is open, opened 2026-11-25T10:00:00Z.',
    'Endpoint jsm: has no alert of it. Dead letters: rejected.',
    'Log, WARN: Refused (jsm)',
  ]);
});
