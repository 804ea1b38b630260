import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { AssetType, TerraformAsset, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { ValidationError } from '../private/validation-error';
import type { PackagedCode } from './packaged-code';
import { zipOf } from './private/code-path';

/** `assets` lies two levels up both from `src/delivery` and from the published `lib/delivery`. */
const ASSETS = path.join(__dirname, '..', '..', 'assets');

/**
 * The zip of a function as a Terraform asset. The packaged zips are shared by all functions of a stack:
 * hundreds of endpoints copy each zip once.
 */
export function functionCode(scope: Construct, name: PackagedCode, codePath?: string): TerraformAsset {
  if (codePath !== undefined) return fileAsset(scope, 'Code', zipOf(scope, codePath));
  const stack = TerraformStack.of(scope);
  const id = `AlertingCode-${name}`;
  const shared = stack.node.tryFindChild(id) as TerraformAsset | undefined;
  return shared ?? fileAsset(stack, id, packagedZip(scope, name));
}

const fileAsset = (scope: Construct, id: string, zip: string): TerraformAsset =>
  new TerraformAsset(scope, id, { path: zip, type: AssetType.FILE });

function packagedZip(scope: Construct, name: PackagedCode): string {
  const zip = path.join(ASSETS, `${name}.zip`);
  if (existsSync(zip)) return zip;
  const fix = 'run `npm run bundle` in the package, or give your own code with `codePath`';
  throw new ValidationError([`the function's code assets/${name}.zip is missing: ${fix}`], scope);
}
