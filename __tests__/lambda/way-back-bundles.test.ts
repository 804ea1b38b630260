import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { httpApiEvent, LocalFunction } from '../../local/lambda';
import type { ReceiverConfig } from '../../src/contract/sync-config';
import {
  endpoint,
  keyOf,
  queueRecord,
  REGION,
  startSyncBench,
  syncConfig,
  type SyncBench,
} from '../helpers/sync-bench';
import { incident, pagerDutyEvent, pagerDutySignature } from './receive/webhooks';

const zipPath = (name: string): string => join(__dirname, '..', '..', 'assets', `${name}.zip`);
const SECRET = 'MARKED-SIGNING-SECRET';
const SECRET_ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:signing-AbCdEf';

test.each([
  ['receive', 50],
  ['sync', 100],
])('%s.zip stays below %d KB', (name, kilobytes) => {
  expect(statSync(zipPath(name)).size).toBeLessThanOrEqual(kilobytes * 1024);
});

describe('the zips as they are deployed', () => {
  let bench: SyncBench;
  const functions: LocalFunction[] = [];
  const start = async (functionName: string, config: object): Promise<LocalFunction> => {
    const started = await LocalFunction.start({
      functionName,
      zip: readFileSync(zipPath(functionName)),
      handler: 'index.handler',
      environment: {
        ALERTING_CONFIG: JSON.stringify(config),
        AWS_REGION: REGION,
        AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'example',
        AWS_ENDPOINT_URL: bench.aws.url,
        AWS_ENDPOINT_URL_SECURITYHUB: bench.server.url,
      },
    });
    functions.push(started);
    return started;
  };
  beforeEach(async () => {
    bench = await startSyncBench();
    bench.aws.secrets[SECRET_ARN] = JSON.stringify({ signing: SECRET });
  });
  afterEach(async () => {
    await Promise.all(functions.splice(0).map((each) => each.stop()));
    await bench.close();
  });

  test('a signed webhook becomes a message, and the message a change of the finding', async () => {
    await bench.seed(1);
    const receiverConfig: ReceiverConfig = {
      version: 1,
      queueUrl: `${bench.aws.url}/111122223333/updates`,
      endpoints: {
        oncall: {
          vendor: 'pagerduty',
          verifier: 'pagerduty',
          secrets: [{ kind: 'secret', arn: SECRET_ARN, jsonField: 'signing' }],
        },
      },
    };
    const body = pagerDutyEvent('incident.resolved', incident({ incident_key: keyOf(1) }));
    const post = (signature: string) =>
      receive.invoke(
        httpApiEvent({
          method: 'POST',
          path: '/oncall',
          headers: { 'content-type': 'application/json', 'x-pagerduty-signature': signature },
          body,
        }),
      );
    const receive = await start('receive', receiverConfig);
    expect(await post('v1=forged')).toMatchObject({ statusCode: 401 });
    expect(bench.aws.messages).toEqual([]);
    expect(await post(pagerDutySignature(SECRET, body))).toMatchObject({ statusCode: 202 });
    const [message] = bench.aws.messages;

    const sync = await start(
      'sync',
      syncConfig({ endpoints: { oncall: endpoint({ vendor: 'pagerduty' }) } }),
    );
    const answer = await sync.invoke({ Records: [queueRecord(message?.MessageBody, 'm1')] });
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(bench.found(1)?.Workflow?.Status).toBe('RESOLVED');
    expect(receive.logs + sync.logs).not.toContain(SECRET);
  }, 30_000);
});
