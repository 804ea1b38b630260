import { asff } from '../../fixtures/asff';
import { importedEvent } from '../../fixtures/events';
import { KEY, sqsRecord, startForwarderBench, type ForwarderBench } from '../../helpers/forwarder-bench';
import type { ForwarderConfig } from '../../../src/contract/forwarder-config';
import type { VendorAnswer } from '../../../local/vendor-server';

let bench: ForwarderBench;
beforeEach(async () => {
  bench = await startForwarderBench();
});
afterEach(() => bench.close());

const echo = (status: number): VendorAnswer => ({
  status,
  body: `Key ${KEY} is bad; ${encodeURIComponent(KEY)} ${Buffer.from(KEY).toString('base64')}`,
});

/** Everything that leaves the function except to the vendor. */
const traces = (): string =>
  JSON.stringify([bench.lines, bench.aws.messages, bench.aws.visibility, bench.ledger()]);

const answers: readonly VendorAnswer[] = [
  {},
  echo(200),
  echo(400),
  echo(401),
  echo(429),
  echo(500),
  { fault: 'reset' },
];
const vendors: readonly [string, Partial<ForwarderConfig>][] = [
  ['pagerduty', { vendor: 'pagerduty' }],
  ['jsm', { vendor: 'jsm' }],
  ['ilert', { vendor: 'ilert' }],
  [
    'webhook with a secret URL and a secret header',
    {
      vendor: 'webhook',
      url: undefined,
      secrets: {
        url: { kind: 'secret', arn: 'url' },
        default: { kind: 'secret', arn: 'signing' },
        'header:authorization': { kind: 'secret', arn: 'header' },
      },
    },
  ],
];

test.each(vendors)(
  '%s: no secret in a log line, metric, dead letter or ledger item',
  async (_name, changes) => {
    const signing = Buffer.from(`${KEY}-signing-key`).toString('base64');
    bench.aws.secrets['url'] = `${bench.vendor.url}/hooks/${KEY}`;
    bench.aws.secrets['header'] = `Bearer ${KEY}`;
    bench.aws.secrets['signing'] = `whsec_${signing}`;
    for (const [index, answer] of answers.entries()) {
      bench.vendor.script(answer);
      await bench.forward([sqsRecord(importedEvent(asff({ Id: `f${index}` })))], changes);
    }
    expect(bench.vendor.requests.items.length).toBeGreaterThanOrEqual(answers.length);
    expect(bench.lines.length).toBeGreaterThan(0);
    for (const spelling of [KEY, signing, encodeURIComponent(KEY), Buffer.from(KEY).toString('base64')]) {
      expect(traces()).not.toContain(spelling);
    }
  },
);
