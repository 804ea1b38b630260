import type { Command } from 'commander';
import { errorText } from '../aws/error-text';
import {
  type DeploymentOptions,
  findDeployment,
  withDeploymentOptions,
} from '../deployment/deployment-options';
import { CliError, EXIT } from '../exit-code';
import type { Terminal } from '../terminal';
import { needsAttention, readStatus } from './status';
import { statusText } from './status-text';

interface StatusOptions extends DeploymentOptions {
  readonly table?: string;
}

const HELP = `
Shows the open alerts of every API endpoint with their age, the depth of every queue, and the alerts that are open
although Security Hub holds their findings to be closed. It only reads.

Examples:
  $ terraform output -json | securityhub-alerting status --outputs -
  $ securityhub-alerting status --name security-hub-alerting --region eu-central-1
  $ securityhub-alerting status --state cdktf.out/stacks/security-hub-alerting --json | jq '.endpoints[].open'

Exit codes: 0 all well, 1 dead letters or alerts of closed findings, 2 it cannot be read.`;

async function run(options: StatusOptions, terminal: Terminal): Promise<number> {
  const { deployment, clients } = await findDeployment(terminal, options);
  const table = options.table ?? `${deployment.name}-alerts`;
  try {
    const status = await readStatus(clients, deployment, table);
    terminal.out(options.json ? `${JSON.stringify(status)}\n` : statusText(status, Date.now()));
    return needsAttention(status) ? EXIT.incomplete : EXIT.done;
  } catch (error) {
    throw new CliError(`The stack ${deployment.name} (table ${table}) cannot be read: ${errorText(error)}`);
  } finally {
    clients.close();
  }
}

/** Adds `status`, which shows what a stack holds at this moment. */
export function addStatusCommand(
  program: Command,
  terminal: Terminal,
  setCode: (code: number) => void,
): void {
  withDeploymentOptions(
    program
      .command('status')
      .description('Show open alerts, queues, and alerts that are open for closed findings.'),
  )
    .option('--table <name>', 'table of the alerts, where the stack was given an existing one')
    .addHelpText('after', HELP)
    .action(async (options: StatusOptions) => {
      setCode(await run(options, terminal));
    });
}
