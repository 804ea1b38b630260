import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT, REGION } from './cloud';

interface Variable {
  readonly default?: unknown;
}

/** Made-up values that a user would have, by what the name of a variable says. */
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/topic.*arn/, `arn:aws:sns:${REGION}:${ACCOUNT}:existing`],
  [/key.*arn/, `arn:aws:kms:${REGION}:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`],
  [/principal.*arn/, 'arn:aws:iam::111122223333:root'],
  [/secret.*arn|arn.*secret/, `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:on-call-AbCdEf`],
  [/arn/, `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:on-call-AbCdEf`],
  [/url/, 'https://on-call.example.com/hook/0123456789'],
];

/** A value for each variable of a stack that has no default. */
export function exampleInputs(folder: string): Record<string, string> {
  const json = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as {
    variable?: Readonly<Record<string, Variable>>;
  };
  const required = Object.entries(json.variable ?? {}).filter(
    ([, { default: value }]) => value === undefined,
  );
  return Object.fromEntries(
    required.map(([name]) => [name, VALUES.find(([pattern]) => pattern.test(name))?.[1] ?? 'example-value']),
  );
}
