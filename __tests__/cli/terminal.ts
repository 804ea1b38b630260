import { Readable } from 'node:stream';
import type { Terminal } from '../../src/cli/terminal';

export interface RecordedTerminal extends Terminal {
  readonly output: () => string;
  readonly errors: () => string;
}

/** A terminal that remembers what was written on it. */
export function recordedTerminal(
  options: { stdin?: string; interactive?: boolean; env?: Record<string, string> } = {},
): RecordedTerminal {
  const [out, err] = [[], []] as [string[], string[]];
  return {
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    interactive: options.interactive ?? false,
    env: options.env ?? {},
    output: () => out.join(''),
    errors: () => err.join(''),
  };
}
