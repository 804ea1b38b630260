import type { Terminal } from '../terminal';
import type { ImportProgress } from './import-findings';

const WIDTH = 30;

/** `[##########--------------------] 40 of 120 findings, 2 refused`. */
export function progressLine({ received, refused, total }: ImportProgress): string {
  const filled = total === 0 ? WIDTH : Math.floor((WIDTH * (received + refused)) / total);
  const bar = '#'.repeat(filled) + '-'.repeat(WIDTH - filled);
  return `[${bar}] ${received} of ${total} findings${refused > 0 ? `, ${refused} refused` : ''}`;
}

/** Draws over the same line before a person; silent in a pipe. */
export const progressOn =
  (terminal: Terminal): ((progress: ImportProgress) => void) =>
  (progress) => {
    if (terminal.interactive) terminal.err(`\r\u001b[2K${progressLine(progress)}`);
  };
