import { TerraformVariable } from 'cdktf';
import type { AlertLedgerProps } from '../../src/delivery/alert-ledger';
import { AlertLedger } from '../../src/delivery/alert-ledger';
import { AlertingKey } from '../../src/delivery/alerting-key';
import { newStack, renderStack } from '../helpers/render-stack';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234';
const TABLE = 'arn:aws:dynamodb:eu-central-1:111122223333:table/alerts';

const table = (props: Partial<AlertLedgerProps> = {}) => {
  const stack = newStack();
  new AlertLedger(stack, 'Ledger', { name: 'alerts', ...props });
  return renderStack(stack).one('aws_dynamodb_table');
};

test('all defaults: on demand, encrypted, backed up, forgetting', () => {
  expect(table()).toMatchObject({
    name: 'alerts',
    billing_mode: 'PAY_PER_REQUEST',
    hash_key: 'alertKey',
    range_key: 'endpointId',
    attribute: [
      { name: 'alertKey', type: 'S' },
      { name: 'endpointId', type: 'S' },
      { name: 'openEndpoint', type: 'S' },
      { name: 'openSince', type: 'N' },
    ],
    global_secondary_index: [
      {
        name: 'open-alerts',
        hash_key: 'openEndpoint',
        range_key: 'openSince',
        projection_type: 'KEYS_ONLY',
      },
    ],
    ttl: { attribute_name: 'expiresAt', enabled: true },
    server_side_encryption: {
      enabled: true,
      kms_key_arn: expect.stringContaining('aws_kms_key.Ledger_Key_'),
    },
    point_in_time_recovery: { enabled: true },
    deletion_protection_enabled: false,
  });
});

test('takes key, backup, protection and tags', () => {
  const key = AlertingKey.fromKeyArn(newStack(), 'Key', KEY);
  const props = { key, pointInTimeRecovery: false, deletionProtection: true, tags: { team: 'sec' } };
  expect(table(props)).toMatchObject({
    server_side_encryption: { kms_key_arn: KEY },
    point_in_time_recovery: { enabled: false },
    deletion_protection_enabled: true,
    tags: { team: 'sec' },
  });
});

test('an existing table by its ARN', () => {
  expect(
    AlertLedger.fromTableArn(newStack(), 'Table', TABLE, { keyArn: KEY, retentionDays: 30 }),
  ).toMatchObject({
    tableArn: TABLE,
    tableName: 'alerts',
    keyArn: KEY,
    retentionDays: 30,
  });
});

test('an existing table whose ARN is known only at apply', () => {
  const arn = new TerraformVariable(newStack(), 'table_arn', { type: 'string' }).stringValue;
  expect(AlertLedger.fromTableArn(newStack(), 'Table', arn).tableName).toMatch(/TfToken/);
});

test('all that is wrong comes together', () => {
  expect(() => new AlertLedger(newStack(), 'Ledger', { name: 'a b', retentionDays: 0 })).toThrow(
    'test/Ledger: \n' +
      '  - `name` must be 3 to 255 letters, digits, `_`, `.` and `-`, got: "a b"\n' +
      '  - `retentionDays` must be a whole number from 1 to 3653, got: 0',
  );
});

test.each([
  ['arn:aws:sqs:eu-central-1:111122223333:alerts', 'an ARN of dynamodb'],
  [`${TABLE}/index/by-name`, 'the ARN of a table'],
])('fromTableArn refuses %s', (arn, expected) => {
  expect(() => AlertLedger.fromTableArn(newStack(), 'Table', arn)).toThrow(expected);
});
