import { TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { functionCode } from '../../src/delivery/function-code';
import { PackagedCode } from '../../src/delivery/packaged-code';
import { codeFixture } from '../helpers/function-code';

jest.mock('node:fs', () => ({
  ...jest.requireActual<object>('node:fs'),
  existsSync: (file: string) => !file.includes('assets'),
}));

const newScope = () => new Construct(new TerraformStack(Testing.app(), 'test'), 'Scope');

test('a missing packaged zip names the command that makes it', () => {
  expect(() => functionCode(newScope(), PackagedCode.FORWARD)).toThrow(
    "test/Scope: the function's code assets/forward.zip is missing: run `npm run bundle` in the package, " +
      'or give your own code with `codePath`',
  );
});

test('an own zip becomes an asset of the stack', () => {
  const asset = functionCode(newScope(), PackagedCode.SYNC, codeFixture());
  expect(asset.path).toMatch(/^assets\/.*\/function\.zip$/);
});
