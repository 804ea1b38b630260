import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { REGION } from './cloud';

/** Provider versions that the library is tested with. */
const PROVIDER_RANGE = '>= 5.100.0, < 7.0.0';

export interface Synthesized {
  /** Folder of the stack, ready for Terraform. */
  readonly folder: string;
  readonly json: Readonly<Record<string, Record<string, unknown>>>;
}

/** Synthesizes a stack of one's own; the folder is the same for the same `outdir`. */
export function synthesize(
  build: (stack: TerraformStack) => void,
  outdir = mkdtempSync(join(tmpdir(), 'alerting-stack-')),
): Synthesized {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'alerting');
  // The state lies beside the stack, so that test files can run side by side.
  new LocalBackend(stack, { path: 'terraform.tfstate' });
  new AwsProvider(stack, 'aws', { region: REGION });
  stack.addOverride('terraform.required_providers.aws.version', PROVIDER_RANGE);
  build(stack);
  app.synth();
  const folder = join(outdir, 'stacks', 'alerting');
  return { folder, json: JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) };
}
