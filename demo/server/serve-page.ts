import { once } from 'node:events';
import { peopleOf } from '../people';
import type { World } from '../world/world';
import { PageServer } from './page-server';

export interface ServeOptions {
  /** Folder of the built page. */
  readonly page: string;
  readonly port: number;
  /** When the process began, in epoch milliseconds. */
  readonly startedAt: number;
}

/** Serves the page until somebody stops it. The first finding comes by itself. */
export async function servePage(world: World, { page, port, startedAt }: ServeOptions): Promise<number> {
  const server = await PageServer.start(world, page, port);
  const seconds = (): string => ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`The demo is at ${server.url} (ready after ${seconds()} s). Stop it with Ctrl+C.\n`);
  const key = peopleOf(world).product.import('guardDuty');
  void world
    .until(
      () => world.parts.vendors.some((vendor) => vendor.alerts().some((alert) => alert.key === key)),
      'the first alert',
    )
    .then(() => process.stdout.write(`First alert after ${seconds()} s.\n`))
    .catch((error: Error) => process.stderr.write(`${error.message}\n`));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.close();
  return 0;
}
