import { asff } from '../../fixtures/asff';
import { importedEvent } from '../../fixtures/events';
import { SIGNING_SECRET } from '../../helpers/alert-factory';
import {
  SECRET_ARN,
  sqsRecord,
  startForwarderBench,
  type ForwarderBench,
} from '../../helpers/forwarder-bench';

let bench: ForwarderBench;
beforeEach(async () => {
  bench = await startForwarderBench();
});
afterEach(() => bench.close());

const TIME = '2026-11-21T10:00:05Z';
/** What Security Hub tells of one finding within one second. */
const record = (id: string, fields: Parameters<typeof asff>[0]) =>
  sqsRecord({ ...importedEvent(asff({ Id: 'finding/a', ...fields })), id, time: TIME }, id);
const opened = record('opened', { Severity: { Label: 'HIGH' } });
const raised = record('raised', { Severity: { Label: 'CRITICAL' } });
const resolved = record('resolved', { Workflow: { Status: 'RESOLVED' } });

test('what a webhook is told of one alert is ordered by its time, also within a second', async () => {
  bench.aws.secrets[SECRET_ARN] = SIGNING_SECRET;
  const webhook = { vendor: 'webhook', url: `${bench.vendor.url}/alerts` } as const;
  for (const event of [opened, raised, resolved]) await bench.forward([event], webhook);
  const told = bench.vendor.requests.items.map(({ json }) => json as { type: string; timestamp: string });
  expect(told.map(({ type }) => type)).toEqual([
    'securityhub.alert.opened',
    'securityhub.alert.updated',
    'securityhub.alert.resolved',
  ]);
  const times = told.map(({ timestamp }) => timestamp);
  expect(times[0]).toBe('2026-11-21T10:00:05.000Z');
  expect(times).toEqual([...new Set(times)].sort());
});

test.each([400, 404, 405, 422])(
  'JSM answers %i to the change of a priority by alias: the note after it is sent all the same',
  async (status) => {
    const jsm = { vendor: 'jsm' } as const;
    await bench.forward([opened], jsm);
    bench.vendor.answerUsually(({ path }) => (path.includes('/priority') ? { status } : {}));
    expect(await bench.forward([raised], jsm)).toEqual({ batchItemFailures: [] });
    expect(bench.vendor.requests.items.at(-1)?.path).toMatch(/\/notes\?identifierType=alias$/);
    expect(bench.aws.messages).toEqual([]);
  },
);

test('a vendor that is not known is a fault of the configuration', async () => {
  await expect(async () => bench.forward([opened], { vendor: 'nobody' })).rejects.toThrow(
    'The vendor "nobody" is not known here, expected one of pagerduty, jsm, ilert, webhook.',
  );
});
