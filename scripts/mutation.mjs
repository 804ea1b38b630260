// A small mistake in the functions' sources, as an esbuild plugin: the sources themselves stay as they are.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Every mutation with its law, by `local/simulator/mutations.json`. */
export const readMutations = async (root) =>
  JSON.parse(await readFile(path.join(root, 'local/simulator/mutations.json'), 'utf8'));

/** Fails when what is to be replaced is not there exactly once: then the mutation would prove nothing. */
export const mutate = (root, { name, file, find, replace }) => ({
  name: 'mutate',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async (args) => {
      if (path.relative(root, args.path) !== path.normalize(file)) return undefined;
      const parts = (await readFile(args.path, 'utf8')).split(find);
      if (parts.length !== 2) {
        const text = `The mutation "${name}" must find its text once in ${file}, found it ${parts.length - 1} times.`;
        return { errors: [{ text }] };
      }
      return { contents: parts.join(replace), loader: 'ts' };
    });
  },
});
