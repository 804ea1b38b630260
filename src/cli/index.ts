#!/usr/bin/env node
import { runCli } from './program';
import { processTerminal } from './terminal';

/** A reader that goes away (`| head`) is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

void runCli(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
