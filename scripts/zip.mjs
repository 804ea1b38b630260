// The zip writer is the library's own, which also packs folders of users' code: one format, the same bytes.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('../src/delivery/private/zip.ts', import.meta.url))],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
});

/** @type {(files: Record<string, Buffer>) => Buffer} content by path inside the zip → zip */
export const { zip } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
