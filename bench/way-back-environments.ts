import type { ReceiverConfig, SyncConfig } from '../src/contract/sync-config';

/** What receive and sync start with; nothing of it is called. */
export function wayBackEnvironments(
  aws: string,
): Readonly<Record<'receive' | 'sync', Readonly<Record<string, string>>>> {
  const secret = { kind: 'secret', arn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:key' } as const;
  const receiver: ReceiverConfig = {
    version: 1,
    endpoints: { bench: { vendor: 'pagerduty', verifier: 'pagerduty', secrets: [secret] } },
    queueUrl: `${aws}/111122223333/updates`,
  };
  const sync: SyncConfig = {
    version: 1,
    endpoints: {
      bench: { vendor: 'pagerduty', directions: { workflow: true, note: true, severity: true } },
    },
    ledger: { tableName: 'ledger', retentionDays: 120 },
    deadLetterQueueUrl: `${aws}/111122223333/dead-letters`,
  };
  const environment = (config: object) => ({
    ALERTING_CONFIG: JSON.stringify(config),
    AWS_ENDPOINT_URL: aws,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
  });
  return { receive: environment(receiver), sync: environment(sync) };
}
