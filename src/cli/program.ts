import { Command, CommanderError } from 'commander';
import { CliError, EXIT } from './exit-code';
import { addExplainCommand } from './explain/explain-command';
import { addImportCommand } from './import/import-command';
import { addPreviewCommand } from './preview/preview-command';
import { addRedriveCommand } from './redrive/redrive-command';
import { addStatusCommand } from './status/status-command';
import type { Terminal } from './terminal';

/**
 * Runs the command line and answers with its exit code. Nothing is printed but through the terminal.
 *
 * @param args what stands after the command's name
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = EXIT.done;
  const setCode = (value: number): void => void (code = value);
  const program = new Command('securityhub-alerting')
    .description('Tools for AWS Security Hub alerting.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) });
  addPreviewCommand(program, terminal, setCode);
  addImportCommand(program, terminal, setCode);
  addRedriveCommand(program, terminal, setCode);
  addStatusCommand(program, terminal, setCode);
  addExplainCommand(program, terminal, setCode);
  program.commands.forEach((command) => command.copyInheritedSettings(program));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.invalid;
    if (!(error instanceof CliError)) throw error;
    terminal.err(`${error.message}\n`);
    return error.exitCode;
  }
}
