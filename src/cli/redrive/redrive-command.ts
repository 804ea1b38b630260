import { type Command, InvalidArgumentError } from 'commander';
import { plural } from '../age-text';
import {
  type DeploymentOptions,
  findDeployment,
  withDeploymentOptions,
} from '../deployment/deployment-options';
import { CliError, EXIT } from '../exit-code';
import { confirm } from '../confirm';
import type { Terminal } from '../terminal';
import { type Choice, isChoice } from './choice';
import { redrive, type LetterResult } from './redrive';
import { redriveJson, redriveText } from './redrive-text';

interface RedriveOptions extends DeploymentOptions {
  readonly all?: boolean;
  readonly queue?: string;
  readonly reason?: string;
  readonly delete?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly most: number;
}

const HELP = `
Without a choice it lists, and changes nothing. Letters are chosen by id (its beginning is enough), --queue,
--reason or --all. Each goes to where it belongs: the work queue of its endpoint, the one target of a rule that
missed the event, or the one subscriber that missed the notification. It is deleted once it was taken. Alerts are
not doubled when a letter is sent twice: the ledger knows which are open.

Examples:
  $ terraform output -json | securityhub-alerting redrive --outputs -
  $ securityhub-alerting redrive --name security-hub-alerting --region eu-central-1 --reason rejected --dry-run
  $ securityhub-alerting redrive --state cdktf.out/stacks/security-hub-alerting 3f2a91c4 77b0d2e1 --yes
  $ securityhub-alerting redrive --state cdktf.out/stacks/security-hub-alerting --reason unknown-endpoint --delete

Exit codes: 0 all that was chosen was done, 1 some letters were kept, 2 the queues cannot be read.`;

function count(value: string): number {
  const most = Number(value);
  if (Number.isInteger(most) && most >= 1 && most <= 100_000) return most;
  throw new InvalidArgumentError('Must be an integer from 1 to 100000.');
}

async function mayGoOn(terminal: Terminal, options: RedriveOptions, letters: number): Promise<boolean> {
  if (options.yes) return true;
  const what = plural(letters, 'dead letter');
  const question = options.delete
    ? `Delete ${what} for good?`
    : `Send ${what} back, and delete from the dead-letter queues what is taken?`;
  if (await confirm(terminal, question)) return true;
  throw new CliError('Nothing was sent or deleted.');
}

const wasKept = ({ outcome }: LetterResult): boolean => outcome === 'kept';

async function run(ids: readonly string[], options: RedriveOptions, terminal: Terminal): Promise<number> {
  const { all, queue, reason, most } = options;
  const choice: Choice = { ids, all, queue, reason };
  if (options.delete && !isChoice(choice))
    throw new CliError('--delete needs a choice: ids, --queue, --reason or --all');
  const { deployment, clients } = await findDeployment(terminal, options);
  try {
    const results = await redrive(clients, deployment.deadLetterQueueUrls, {
      choice,
      discard: options.delete ?? false,
      dryRun: options.dryRun ?? false,
      most,
      confirm: (letters) => mayGoOn(terminal, options, letters.length),
    });
    const json = options.json && `${JSON.stringify(redriveJson(results))}\n`;
    terminal.out(json || redriveText(results, Date.now()));
    return results.some(wasKept) ? EXIT.incomplete : EXIT.done;
  } finally {
    clients.close();
  }
}

/** Adds `redrive`, which lists dead letters and sends them back. */
export function addRedriveCommand(
  program: Command,
  terminal: Terminal,
  setCode: (code: number) => void,
): void {
  withDeploymentOptions(
    program.command('redrive').description('List dead letters with their reasons, and send them back.'),
  )
    .argument('[ids...]', 'ids of the letters to send back')
    .option('--all', 'choose all letters')
    .option('--queue <name>', 'choose the letters of one dead-letter queue')
    .option('--reason <reason>', 'choose the letters with this reason')
    .option('--delete', 'discard what was chosen instead of sending it back')
    .option('--dry-run', 'say where the chosen letters would go, and change nothing')
    .option('--yes', 'do not ask')
    .option('--most <n>', 'letters to read from each queue', count, 1000)
    .addHelpText('after', HELP)
    .action(async (ids: readonly string[], options: RedriveOptions) => {
      setCode(await run(ids, options, terminal));
    });
}
