import { TerraformVariable } from 'cdktf';
import { SecretReference } from '../../src/common/secret-reference';
import type { AwsEnvironment } from '../../src/private/aws-environment';
import { secretStatements } from '../../src/private/secret-statements';
import { newStack } from '../helpers/render-stack';

const SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:on-call/routing';
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234';

const aws = {
  arn: (service: string, resource: string) => `arn:P:${service}:R:A:${resource}`,
} as AwsEnvironment;
const statements = (...secrets: SecretReference[]) =>
  secretStatements(secrets.map((secret) => secret._access(aws)));

test('a full ARN is permitted exactly', () => {
  expect(statements(SecretReference.fromSecretArn(`${SECRET}-AbC123`))).toEqual([
    {
      Sid: 'ReadSecrets',
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: [`${SECRET}-AbC123`],
    },
  ]);
});

test('an ARN without its ending is permitted with the six characters that Secrets Manager adds', () => {
  expect(statements(SecretReference.fromSecretArn(SECRET))[0]?.Resource).toEqual([`${SECRET}-??????`]);
});

test('a reference to a secret of the stack is permitted as it is', () => {
  const arn = new TerraformVariable(newStack(), 'secret_arn', { type: 'string' }).stringValue;
  const secret = SecretReference.fromSecretArn(arn);
  expect(statements(secret)[0]?.Resource).toEqual([arn]);
  expect(secret._problems('routingKey')).toEqual([]);
});

test.each([
  ['tok', 'arn:P:ssm:R:A:parameter/tok'],
  ['/on-call/tok', 'arn:P:ssm:R:A:parameter/on-call/tok'],
  ['arn:aws:ssm:eu-west-1:444455556666:parameter/tok', 'arn:aws:ssm:eu-west-1:444455556666:parameter/tok'],
])('parameter %s is permitted as %s', (name, arn) => {
  expect(statements(SecretReference.fromParameterName(name))).toEqual([
    { Sid: 'ReadParameters', Effect: 'Allow', Action: 'ssm:GetParameter', Resource: [arn] },
  ]);
});

test('a parameter of the stack loses the slash in front at apply', () => {
  const stack = newStack();
  const name = new TerraformVariable(stack, 'name', { type: 'string' }).stringValue;
  const [statement] = statements(SecretReference.fromParameterName(name));
  expect(String(statement?.Resource)).toMatch(/^arn:P:ssm:R:A:parameter\/\$\{TfToken/);
});

test('keys of several secrets are permitted once', () => {
  const first = SecretReference.fromSecretArn(`${SECRET}-AbC123`, { encryptionKeyArn: KEY });
  const second = SecretReference.fromParameterName('tok', { encryptionKeyArn: KEY });
  expect(statements(first, second, first)).toEqual([
    expect.objectContaining({ Sid: 'ReadSecrets', Resource: [`${SECRET}-AbC123`] }),
    expect.objectContaining({ Sid: 'ReadParameters', Resource: ['arn:P:ssm:R:A:parameter/tok'] }),
    { Sid: 'DecryptSecrets', Effect: 'Allow', Action: 'kms:Decrypt', Resource: [KEY] },
  ]);
});

test('points to a field of the secret, never at its value', () => {
  expect(SecretReference.fromSecretArn(SECRET, { jsonField: 'key' })._pointer()).toEqual({
    kind: 'secret',
    arn: SECRET,
    jsonField: 'key',
  });
  expect(SecretReference.fromParameterName('/a/b')._pointer()).toEqual({ kind: 'parameter', name: '/a/b' });
});

test('a secret in place of its ARN is refused and not shown', () => {
  expect(SecretReference.fromSecretArn('R012345678901234567890123456789A')._problems('routingKey')).toEqual([
    '`routingKey` must be the ARN of a Secrets Manager secret (arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME), ' +
      'never the secret itself (the value given is not shown)',
  ]);
});

test('a value in place of a parameter name is refused and not shown', () => {
  expect(SecretReference.fromParameterName('p4ss word!')._problems('apiKey')).toEqual([
    '`apiKey` must be the name or ARN of a parameter of Systems Manager, such as /on-call/routing-key ' +
      '(the value given is not shown)',
  ]);
});

test('all problems of a reference come together', () => {
  const secret = SecretReference.fromSecretArn('x', { jsonField: '', encryptionKeyArn: 'alias/k' });
  expect(secret._problems('key')).toEqual([
    expect.stringContaining('`key` must be the ARN'),
    '`key.jsonField` must have 1 to 256 characters, got 0: ""',
    '`key.encryptionKeyArn` must be an ARN of kms (arn:aws:kms:…), got: "alias/k"',
  ]);
});
