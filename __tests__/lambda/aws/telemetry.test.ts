import { createLogger, errorFields, logged } from '../../../src/lambda/aws/logger';
import { rememberSecret } from '../../../src/lambda/aws/mask';
import { Metrics } from '../../../src/lambda/aws/metrics';

const lines: string[] = [];
const write = (line: string) => void lines.push(line);
beforeEach(() => void (lines.length = 0));

test('a log line is one line of JSON with the fields of its logger', () => {
  createLogger({ level: 'INFO', write, fields: { endpointId: 'e' } })
    .with({ messageId: 'm' })
    .warn('Two\nlines', { n: 1 });
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'WARN',
    message: 'Two\nlines',
    endpointId: 'e',
    messageId: 'm',
    n: 1,
  });
});

test("a log line has the fields of Lambda's JSON format, by which Lambda and CloudWatch know time and level", async () => {
  const logger = createLogger({ write });
  logger.info('before any request');
  const handler = logged((event: string, { left }: { left: number }) =>
    Promise.resolve(logger.error(event, { left })),
  );
  await handler('first', { awsRequestId: 'request-1', left: 7 });
  await handler('second', { awsRequestId: 'request-2', left: 6 });
  const [before, first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(before).not.toHaveProperty('requestId');
  expect(first).toMatchObject({ level: 'ERROR', message: 'first', requestId: 'request-1', left: 7 });
  expect(first?.['timestamp']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(second).toMatchObject({ message: 'second', requestId: 'request-2' });
});

test.each([
  ['DEBUG', 4],
  ['INFO', 3],
  ['WARN', 2],
  ['ERROR', 1],
  ['nonsense', 3],
])('level %s lets %i of four lines through', (level, count) => {
  const logger = createLogger({ level, write });
  for (const name of ['debug', 'info', 'warn', 'error'] as const) logger[name]('x');
  expect(lines).toHaveLength(count);
});

test('a known secret is masked in every spelling', () => {
  const secret = 'p"ss/w&rd+42';
  rememberSecret(secret);
  const logger = createLogger({ write });
  logger.error('x', {
    ...errorFields(new Error(`bad ${secret}`)),
    url: `https://h/${encodeURIComponent(secret)}`,
  });
  logger.error(Buffer.from(secret).toString('base64'));
  expect(lines.join('')).not.toMatch(/p\\*"ss|p%22ss|cCJzcy93JnJkKzQy/);
  expect(lines.join('')).toContain('***');
});

test('metrics are one line of embedded metric format, counts summed, times listed', () => {
  const metrics = new Metrics('on-call', write);
  metrics.count('AlertsOpened');
  metrics.count('AlertsOpened', 2);
  metrics.milliseconds('VendorLatency', 12.4);
  metrics.milliseconds('VendorLatency', 20);
  metrics.flush(1_700_000_000_000);
  metrics.flush();
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      _aws: {
        Timestamp: 1_700_000_000_000,
        CloudWatchMetrics: [
          {
            Namespace: 'SecurityHubAlerting',
            Dimensions: [['Endpoint']],
            Metrics: [
              { Name: 'AlertsOpened', Unit: 'Count' },
              { Name: 'VendorLatency', Unit: 'Milliseconds' },
            ],
          },
        ],
      },
      Endpoint: 'on-call',
      AlertsOpened: 3,
      VendorLatency: [12, 20],
    },
  ]);
});
