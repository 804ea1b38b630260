import type { Readable } from 'node:stream';

/** What a command reads and writes: the process, or a test in its place. */
export interface Terminal {
  readonly stdin: Readable;
  out(text: string): void;
  err(text: string): void;
  /** Standard error is a terminal with a person before it. */
  readonly interactive: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export const processTerminal = (): Terminal => ({
  stdin: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  interactive: process.stderr.isTTY,
  env: process.env,
});
