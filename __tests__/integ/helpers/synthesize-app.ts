import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run';

const ROOT = join(__dirname, '..', '..', '..');

/** An example with a vendor's own provider needs that vendor's account, and a provider that no mirror need have. */
const needsOnlyAws = (file: string): boolean =>
  !/@cdktf\/provider-(?!aws\/)/.test(readFileSync(join(ROOT, 'examples', file), 'utf8'));

/** The default app and every example of AWS's provider alone, by path from the repository's root. */
export const APPS: readonly string[] = [
  'main.ts',
  ...readdirSync(join(ROOT, 'examples'))
    .filter((file) => file.endsWith('.ts') && needsOnlyAws(file))
    .map((file) => `examples/${file}`),
];

/** Runs an app as its user does, with what the user has set; the folders of its stacks. */
export async function synthesizeApp(
  app: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'alerting-app-'));
  const result = await run(process.execPath, [require.resolve('ts-node/dist/bin.js'), app], {
    cwd: ROOT,
    env: { ...process.env, ...settings, CDKTF_OUTDIR: outdir, CHECKPOINT_DISABLE: '1' },
  });
  if (result.code !== 0)
    throw new Error(`${app} exited with ${result.code}\n${result.stdout}${result.stderr}`);
  const stacks = join(outdir, 'stacks');
  return readdirSync(stacks).map((name) => join(stacks, name));
}
