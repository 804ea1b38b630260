import { createSecretReader } from '../../../src/lambda/aws/secrets';
import type { SecretReferenceConfig } from '../../../src/contract/secret-reference-config';

const pointer = (jsonField?: string): SecretReferenceConfig => ({
  kind: 'secret',
  arn: 'arn:secret',
  jsonField,
});

const reader = (answer: () => Promise<string | undefined>) => {
  let [calls, now] = [0, 0];
  const read = createSecretReader(
    () => {
      calls++;
      return answer();
    },
    () => now,
  );
  return { read, calls: () => calls, wait: (millis: number) => void (now += millis) };
};

test('is asked for once in five minutes, also by readers at the same moment', async () => {
  const { read, calls, wait } = reader(() => Promise.resolve('value-1'));
  await Promise.all([read(pointer()), read(pointer())]);
  wait(299_999);
  await read(pointer());
  expect(calls()).toBe(1);
  wait(1);
  await read(pointer());
  expect(calls()).toBe(2);
});

test('is asked for again on demand', async () => {
  const { read, calls } = reader(() => Promise.resolve('value-1'));
  await read(pointer());
  await Promise.all([read(pointer(), { fresh: true }), read(pointer(), { fresh: true })]);
  expect(calls()).toBe(2);
});

test('fields of one secret share a call', async () => {
  const { read, calls } = reader(() => Promise.resolve('{"a":"one-value","b":"two-value"}'));
  expect(await Promise.all([read(pointer('a')), read(pointer('b'))])).toEqual(['one-value', 'two-value']);
  expect(calls()).toBe(1);
});

test.each([
  ['no JSON', 'TOP-SECRET-TEXT'],
  ['no such field', '{"other":"TOP-SECRET-TEXT"}'],
  ['no string', '{"key":{"x":"TOP-SECRET-TEXT"}}'],
  ['an empty string', '{"key":"","x":"TOP-SECRET-TEXT"}'],
])('%s: says which field is missing, and nothing of the value', async (_name, text) => {
  const { read } = reader(() => Promise.resolve(text));
  const message = await read(pointer('key')).catch((error: Error) => error.message);
  expect(message).toBe('arn:secret must be a JSON object with a string in the field "key", but has none.');
});

test('a failure is not kept', async () => {
  let fail = true;
  const denied = Object.assign(new Error('…'), { name: 'AccessDeniedException' });
  const { read } = reader(() => (fail ? Promise.reject(denied) : Promise.resolve('value-1')));
  await expect(read(pointer())).rejects.toThrow(
    'Cannot read arn:secret: AccessDeniedException. Check that it exists and the role may.',
  );
  fail = false;
  expect(await read(pointer())).toBe('value-1');
});

describe('while the store is down', () => {
  const FIVE_MINUTES = 300_000;
  const named = (name: string) => Object.assign(new Error('…'), { name });

  function failing() {
    let failure: Error | undefined;
    const rig = reader(() => (failure ? Promise.reject(failure) : Promise.resolve('value-1')));
    return { ...rig, fail: (error?: Error) => void (failure = error) };
  }

  test.each(['InternalServiceError', 'ThrottlingException', 'TimeoutError', 'ECONNREFUSED'])(
    '%s: the last good value stays in use, for all who ask',
    async (name) => {
      const { read, wait, fail } = failing();
      await read(pointer());
      wait(FIVE_MINUTES);
      fail(named(name));
      expect(await Promise.all([read(pointer()), read(pointer())])).toEqual(['value-1', 'value-1']);
    },
  );

  test('the store is asked every half minute, not for each use', async () => {
    const { read, wait, fail, calls } = failing();
    await read(pointer());
    wait(FIVE_MINUTES);
    fail(named('InternalServiceError'));
    for (let use = 0; use < 10; use++) await read(pointer());
    expect(calls()).toBe(2);
    wait(30_000);
    await read(pointer());
    expect(calls()).toBe(3);
  });

  test('a fresh value is not made up of the last one, which then still serves', async () => {
    const { read, fail } = failing();
    await read(pointer());
    fail(named('InternalServiceError'));
    await expect(read(pointer(), { fresh: true })).rejects.toThrow('Cannot read arn:secret');
    expect(await read(pointer())).toBe('value-1');
  });

  test.each(['AccessDeniedException', 'ResourceNotFoundException', 'ParameterNotFound', 'DecryptionFailure'])(
    '%s is a refusal: the last good value is not used any more, whatever comes then',
    async (name) => {
      const { read, wait, fail } = failing();
      await read(pointer());
      wait(FIVE_MINUTES);
      fail(named(name));
      await expect(read(pointer())).rejects.toThrow(name);
      fail(named('InternalServiceError'));
      await expect(read(pointer())).rejects.toThrow('InternalServiceError');
    },
  );
});
