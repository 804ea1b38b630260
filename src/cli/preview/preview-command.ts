import type { Command } from 'commander';
import { EXIT } from '../exit-code';
import { filesIn } from '../input/files-in';
import { inOrder, problemText } from '../input/located';
import { readInputs } from '../input/read-input';
import type { Terminal } from '../terminal';
import { previewOf } from './preview';
import { previewText } from './preview-text';

async function preview(paths: readonly string[], json: boolean, terminal: Terminal): Promise<number> {
  const { alerts, problems } = previewOf(await readInputs(await filesIn(paths), terminal));
  if (json)
    terminal.out(
      `${JSON.stringify(
        alerts.map(({ alert }) => alert),
        null,
        2,
      )}\n`,
    );
  else alerts.forEach((item) => terminal.out(previewText(item)));
  inOrder(problems).forEach((problem) => terminal.err(`${problemText(problem)}\n`));
  return problems.length > 0 ? EXIT.invalid : EXIT.done;
}

/** Adds `preview`, which shows what findings look like as alerts and sends nothing. */
export function addPreviewCommand(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  program
    .command('preview')
    .summary('show the alerts that findings become')
    .description('Show the alerts that events and findings become. Sends nothing and needs no credentials.')
    .argument(
      '<file...>',
      'EventBridge events, SNS or SQS envelopes, findings (ASFF or OCSF), lists or JSON Lines of them; a folder for all its JSON files; - for standard input',
    )
    .option('--json', 'print the alerts as a JSON array')
    .addHelpText('after', '\nExit codes: 0 all shown; 2 something could not be read.')
    .action(async (files: string[], { json = false }: { json?: boolean }) =>
      exit(await preview(files, json, terminal)),
    );
}
