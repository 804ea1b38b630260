import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A browser of this machine: `CHROMIUM_PATH`, or one of the usual names on the `PATH`. */
export function browserPath(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
}

/** Builds the page as `npm run demo` does; the answer is its folder. */
export function builtPage(): string {
  const root = join(__dirname, '..', '..', '..');
  const program =
    "const { buildPage, OUT } = await import('./demo/build.mjs'); await buildPage(); console.log(OUT);";
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The page could not be built: ${stderr}`);
  return stdout.trim();
}
