import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from './deployment/synthesize';
import { optionsIn, USAGE } from './options';
import { servePage } from './server/serve-page';
import { playHeadless } from './story/headless';
import { startWorld } from './world/start-world';

export interface MainOptions {
  readonly args: readonly string[];
  /** Folder of the repository. */
  readonly root: string;
  /** Folder of the built page. */
  readonly page: string;
  /** Resolves once the functions' zips are there. */
  readonly functions: Promise<void>;
  /** When the process began, in epoch milliseconds. */
  readonly startedAt: number;
}

/** Runs the demo until it is stopped, or until its story has ended. The answer is the exit code. */
export async function main({ args, root, page, functions, startedAt }: MainOptions): Promise<number> {
  const options = optionsIn(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${USAGE}`);
    return 2;
  }
  const outdir = mkdtempSync(join(tmpdir(), 'alerting-demo-'));
  const stacks = functions.then(() => synthesize(join(root, 'demo', 'alerting.json'), outdir));
  const world = await startWorld({ speed: options.speed, stacks });
  try {
    if (!options.isHeadless) return await servePage(world, { page, port: options.port, startedAt });
    const write = (text: string): void => void process.stdout.write(text);
    return await playHeadless(world, { stormSize: options.storm, write, isTerminal: process.stdout.isTTY });
  } finally {
    await world.stop();
    rmSync(outdir, { recursive: true, force: true });
  }
}
