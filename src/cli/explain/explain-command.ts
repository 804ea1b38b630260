import type { Command } from 'commander';
import { errorText } from '../aws/error-text';
import {
  type DeploymentOptions,
  findDeployment,
  withDeploymentOptions,
} from '../deployment/deployment-options';
import { CliError, EXIT } from '../exit-code';
import type { Terminal } from '../terminal';
import { explainFinding } from './explain-finding';

interface ExplainOptions extends DeploymentOptions {
  readonly table?: string;
  readonly productArn?: string;
}

const HELP = `
Says which rules take the finding as it is now and why others do not, what each API endpoint was told, and every
decision that is kept with the alert: why, what the vendor answered, what people did. It only reads.

Examples:
  $ securityhub-alerting explain --state cdktf.out/stacks/security-hub-alerting FINDING-ID
  $ terraform output -json | securityhub-alerting explain --outputs - FINDING-ID --json
  $ securityhub-alerting explain --name security-hub-alerting FINDING-ID --product-arn PRODUCT-ARN

Exit codes: 0 it was explained, 1 Security Hub does not have the finding, 2 it cannot be read.`;

async function run(findingId: string, options: ExplainOptions, terminal: Terminal): Promise<number> {
  const { deployment, clients } = await findDeployment(terminal, options);
  const { table: tableName = `${deployment.name}-alerts`, productArn } = options;
  try {
    const question = { findingId, productArn, tableName, now: Date.now() };
    const findings = await explainFinding(clients, deployment, question);
    if (options.json) terminal.out(`${JSON.stringify({ findingId, findings })}\n`);
    else terminal.out(findings.map(({ lines }) => `${lines.join('\n')}\n`).join('\n'));
    if (findings.length > 0) return EXIT.done;
  } catch (error) {
    throw new CliError(`${findingId} cannot be explained: ${errorText(error)}`);
  } finally {
    clients.close();
  }
  terminal.err(
    `Security Hub does not have ${findingId} in ${deployment.region}. Is it the Region in which findings are aggregated? For a finding that was deleted, give --product-arn.\n`,
  );
  return EXIT.incomplete;
}

/** Adds `explain`, which says what became of a finding and why. */
export function addExplainCommand(
  program: Command,
  terminal: Terminal,
  setCode: (code: number) => void,
): void {
  withDeploymentOptions(program.command('explain').description('Say what became of a finding, and why.'))
    .argument('<finding-id>', 'Id of the finding, as Security Hub has it')
    .option('--product-arn <arn>', 'which finding of this id, or one that was deleted')
    .option('--table <name>', 'table of the alerts, where the stack was given an existing one')
    .addHelpText('after', HELP)
    .action(async (findingId: string, options: ExplainOptions) => {
      setCode(await run(findingId, options, terminal));
    });
}
