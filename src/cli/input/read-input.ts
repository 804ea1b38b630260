import { readFile } from 'node:fs/promises';
import { CliError } from '../exit-code';
import type { Terminal } from '../terminal';

export interface InputText {
  /** File name for messages; `<stdin>` for standard input. */
  readonly source: string;
  readonly text: string;
}

async function stdinText(terminal: Terminal): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of terminal.stdin) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks).toString('utf8');
}

const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'it is a folder, not a file' : message;
};

/**
 * Reads the files in their order; `-` is standard input.
 *
 * @throws CliError when a file cannot be read.
 */
export async function readInputs(
  files: readonly string[],
  terminal: Terminal,
): Promise<readonly InputText[]> {
  if (files.filter((file) => file === '-').length > 1) {
    throw new CliError('`-` (standard input) was given twice; it can be read only once');
  }
  const inputs: InputText[] = [];
  for (const file of files) {
    if (file === '-') {
      inputs.push({ source: '<stdin>', text: await stdinText(terminal) });
      continue;
    }
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new CliError(`${file}: cannot be read: ${reasonOf(error)}`);
    });
    inputs.push({ source: file, text });
  }
  return inputs;
}
