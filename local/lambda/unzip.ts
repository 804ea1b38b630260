import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { unzipSync } from 'fflate';

/**
 * Writes the files of a zip into a folder.
 * @throws Error when an entry would land outside the folder.
 */
export async function unzipTo(folder: string, zip: Uint8Array): Promise<void> {
  for (const [name, content] of Object.entries(unzipSync(zip))) {
    const path = resolve(folder, name);
    if (!path.startsWith(resolve(folder) + sep)) throw new Error(`Zip entry leaves its folder: ${name}`);
    if (name.endsWith('/')) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}
