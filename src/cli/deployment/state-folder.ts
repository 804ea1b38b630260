import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { CliError } from '../exit-code';

interface StackJson {
  readonly terraform?: { readonly backend?: { readonly local?: { readonly path?: string } } };
}

const textOf = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);

/** Where the state may be on this machine. CDKTF writes it next to `cdktf.out`, Terraform alone into the folder. */
async function localStateOf(folder: string): Promise<string | undefined> {
  const stack = await textOf(join(folder, 'cdk.tf.json'));
  const path = stack && (JSON.parse(stack) as StackJson).terraform?.backend?.local?.path;
  const files = [path && resolve(folder, path), join(folder, 'terraform.tfstate')];
  for (const file of files) {
    const text = file && (await textOf(file));
    if (text) return text;
  }
  return undefined;
}

/** What a remote backend holds, from whichever tool is installed. */
async function outputsOf(folder: string): Promise<string> {
  const run = promisify(execFile);
  const reasons: string[] = [];
  for (const tool of ['terraform', 'tofu']) {
    try {
      return (await run(tool, ['output', '-json', '-no-color'], { cwd: folder })).stdout;
    } catch (error) {
      reasons.push(`${tool}: ${(error as Error).message.trim()}`);
    }
  }
  throw new CliError(
    `${folder}: holds no Terraform state, and \`terraform output -json\` failed there:\n${reasons.join('\n')}`,
  );
}

/**
 * The state or the outputs of a stack's folder, as text.
 *
 * @throws CliError when there are none
 */
export const readStateFolder = async (folder: string): Promise<string> =>
  (await localStateOf(folder)) ?? (await outputsOf(folder));
