import { Lazy, TerraformStack, Testing, Tokenization, type IResolvable } from 'cdktf';
import { Severity, SecurityHubAlerting, SnsEndpoint, Trigger } from '../../src';
import { tracedToHere, withSharedTrace } from '../../src/private/shared-trace';

const capture = (): unknown => Reflect.get(Error, 'captureStackTrace');
const original = capture();

const traceOf = (token: IResolvable | undefined): string => (token?.creationStack ?? []).join('\n');
const lazy = (): IResolvable => Lazy.anyValue({ produce: () => 1 });

function deep<T>(build: () => T): T {
  return build();
}

test('all tokens get the trace of the call', () => {
  const [first, second] = withSharedTrace(() => [lazy(), deep(lazy)]);

  expect(traceOf(first)).toContain('shared-trace.test.ts');
  expect(traceOf(second)).toBe(traceOf(first));
  expect(traceOf(second)).not.toContain('deep');
});

test('an inner call keeps the outer trace', () => {
  const [outer, inner] = withSharedTrace(() => [lazy(), deep(() => withSharedTrace(lazy))]);

  expect(traceOf(inner)).toBe(traceOf(outer));
});

test('an error keeps the place where it was thrown', () => {
  class CustomError extends Error {
    public constructor() {
      super('custom');
      Error.captureStackTrace(this, CustomError);
    }
  }
  function thrower(): never {
    throw new CustomError();
  }
  const stacks: (string | undefined)[] = [];
  try {
    withSharedTrace(thrower);
  } catch (error) {
    stacks.push((error as Error).stack);
  }
  expect(stacks).toEqual([expect.stringContaining('at thrower')]);
});

test.each([
  ['a build', () => withSharedTrace(() => undefined)],
  ['a failure', () => withSharedTrace(() => void JSON.parse('{'))],
  ['a produced value', tracedToHere(() => undefined)],
])('after %s every token takes its own trace again', (_what, build) => {
  try {
    build();
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError);
  }
  expect(capture()).toBe(original);
  expect(traceOf(deep(lazy))).toContain('deep');
});

test('what is produced later is traced to where its producer was made', () => {
  const make = (): (() => IResolvable) => tracedToHere(lazy);
  const produce = make();

  expect(traceOf(deep(produce))).toMatch(/at .*make|^make/m);
  expect(traceOf(deep(produce))).not.toContain('deep');
});

test('a reference inside of the whole leads to the line that made it', () => {
  const stack = new TerraformStack(Testing.app(), 'stack');
  function usersOwnCode(): SecurityHubAlerting {
    return new SecurityHubAlerting(stack, 'OnCall', {
      name: 'on-call',
      triggers: [Trigger.importedFindings({ severities: [Severity.CRITICAL] })],
      endpoints: [SnsEndpoint.generic({ url: 'https://hooks.example.com/in' })],
    });
  }
  const arn = usersOwnCode().rules[0]?.ruleArn ?? '';

  expect(traceOf(Tokenization.reverseString(arn).tokens[0])).toContain('usersOwnCode');
});
