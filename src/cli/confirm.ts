import { createInterface } from 'node:readline/promises';
import { CliError } from './exit-code';
import type { Terminal } from './terminal';

/**
 * Asks the person at the terminal.
 *
 * @throws CliError when there is none to ask
 */
export async function confirm(terminal: Terminal, question: string): Promise<boolean> {
  if (!terminal.interactive) {
    throw new CliError(`${question} Nobody is there to ask: give --yes, or look first with --dry-run`);
  }
  terminal.err(`${question} [y/N] `);
  const reader = createInterface({ input: terminal.stdin });
  try {
    for await (const line of reader) return /^y(es)?$/i.test(line.trim());
    return false;
  } finally {
    reader.close();
  }
}
