import { Option, type Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { Clients } from '../aws/clients';
import { CliError } from '../exit-code';
import type { Terminal } from '../terminal';
import type { Deployment } from './deployment';
import { discover } from './discover';
import { readOutputs } from './read-outputs';
import { readStateFolder } from './state-folder';

/** How a command is told which stack is meant. */
export interface DeploymentOptions {
  readonly outputs?: string;
  readonly state?: string;
  readonly name?: string;
  readonly region?: string;
  readonly json?: boolean;
}

export interface Found {
  readonly deployment: Deployment;
  readonly clients: Clients;
}

/** Adds the options that every command about a deployed stack has. */
export const withDeploymentOptions = (command: Command): Command =>
  command
    .option('--outputs <file>', 'JSON of `terraform output -json`, or a state file; - is standard input')
    .addOption(new Option('--state <folder>', 'folder of the stack, such as cdktf.out/stacks/NAME'))
    .option('--name <name>', 'name of the stack, where there is neither')
    .option('--region <region>', 'AWS Region of the stack, else that of the outputs, or AWS_REGION')
    .option('--json', 'print JSON');

async function textOf(terminal: Terminal, { outputs, state }: DeploymentOptions) {
  if (state !== undefined) return { source: state, text: await readStateFolder(state) };
  if (outputs === undefined) return undefined;
  if (outputs !== '-') {
    const text = await readFile(outputs, 'utf8').catch((error: Error) => {
      throw new CliError(`${outputs}: cannot be read: ${error.message}`);
    });
    return { source: outputs, text };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of terminal.stdin) chunks.push(chunk as Buffer);
  return { source: '<stdin>', text: Buffer.concat(chunks).toString() };
}

/**
 * The stack that is meant, and clients for its Region.
 *
 * @throws CliError when it cannot be found
 */
export async function findDeployment(terminal: Terminal, options: DeploymentOptions): Promise<Found> {
  const { name, region = terminal.env['AWS_REGION'] ?? terminal.env['AWS_DEFAULT_REGION'] } = options;
  const read = await textOf(terminal, options);
  if (read !== undefined) {
    const deployment = readOutputs(read.source, read.text, name, options.region);
    return { deployment, clients: new Clients(deployment.region) };
  }
  if (name === undefined) {
    throw new CliError(
      'Which stack? Pipe `terraform output -json` into --outputs -, or give --state FOLDER, or --name NAME',
    );
  }
  if (region === undefined) throw new CliError('No Region: give --region, or set AWS_REGION');
  const clients = new Clients(region);
  return { deployment: await discover(clients, name), clients };
}
