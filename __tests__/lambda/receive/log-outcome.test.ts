import { createLogger } from '../../../src/lambda/aws/logger';
import { createOutcomeLog } from '../../../src/lambda/receive/log-outcome';
import type { ReceiverOutcome } from '../../../src/lambda/receive/receiver';

function observed(outcome: ReceiverOutcome) {
  const logs: string[] = [];
  const metrics: string[] = [];
  createOutcomeLog(createLogger({ write: (line) => logs.push(line) }), (line) => metrics.push(line))(outcome);
  return { log: JSON.parse(logs[0] ?? '{}'), metric: JSON.parse(metrics[0] ?? '{}') };
}

test.each([
  ['accepted', 'WebhooksAccepted', 'INFO'],
  ['ignored', 'WebhooksIgnored', 'INFO'],
  ['unauthorized', 'WebhooksRefused', 'WARN'],
  ['invalid', 'WebhooksRefused', 'WARN'],
  ['tooLarge', 'WebhooksRefused', 'WARN'],
  ['unavailable', 'WebhooksDeferred', 'WARN'],
] as const)('%s counts as %s', (reply, name, level) => {
  const { log, metric } = observed({ reply, endpointId: 'oncall', detail: 'why' });
  expect(metric).toMatchObject({ Endpoint: 'oncall', [name]: 1 });
  expect(log).toMatchObject({ level, endpointId: 'oncall', answer: reply, detail: 'why' });
});

test('a path that somebody made up is no dimension of a metric', () =>
  expect(observed({ reply: 'unknownEndpoint' }).metric).toMatchObject({ Endpoint: 'unknown' }));
