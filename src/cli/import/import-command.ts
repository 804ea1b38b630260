import type { AwsSecurityFinding } from '@aws-sdk/client-securityhub';
import { type Command, InvalidArgumentError } from 'commander';
import { CliError, EXIT } from '../exit-code';
import { findingsIn } from '../input/findings-in';
import { inOrder, type Located, problemText } from '../input/located';
import { parseDocuments } from '../input/parse-documents';
import { readInputs } from '../input/read-input';
import type { Terminal } from '../terminal';
import { batchesOf } from './batches';
import { securityHubSdk } from './aws-sdk';
import { problemsOfFinding } from './check-finding';
import { duplicatesIn } from './duplicates';
import { filledIn, needsAccount } from './fill-in';
import { importFindings } from './import-findings';
import { type ImportSummary, summaryText } from './import-summary';
import { writeLeftFile } from './left-file';
import { progressOn } from './progress';
import { resolveTarget, type TargetOptions } from './target';

interface ImportOptions extends TargetOptions {
  readonly left: string;
  readonly attempts: number;
}

/** All findings of the files, filled in and checked. Nothing is sent while anything is wrong. */
async function readFindings(
  files: readonly string[],
  options: ImportOptions,
  terminal: Terminal,
): Promise<{ readonly findings: readonly Located[]; readonly region: string }> {
  const parsed = (await readInputs(files, terminal)).map(parseDocuments);
  const raw = parsed.flatMap(({ documents }) => documents).flatMap(findingsIn);
  const target = await resolveTarget(options, needsAccount(raw), terminal);
  const findings = raw.map((finding) => filledIn(finding, target));
  const problems = [...parsed.flatMap((item) => item.problems), ...findings.flatMap(problemsOfFinding)];
  if (problems.length > 0) {
    const count = `${problems.length} problem${problems.length === 1 ? '' : 's'}`;
    throw new CliError(
      `${inOrder(problems).map(problemText).join('\n')}\n${count} in the input; nothing was sent`,
    );
  }
  if (findings.length === 0) throw new CliError('The input holds no findings; nothing was sent');
  return { findings, region: target.region };
}

async function send(
  findings: readonly AwsSecurityFinding[],
  region: string,
  options: ImportOptions,
  terminal: Terminal,
): Promise<ImportSummary> {
  const { SecurityHubClient } = securityHubSdk();
  const client = new SecurityHubClient({ region });
  const { attempts } = options;
  const result = await importFindings(findings, { client, attempts, onProgress: progressOn(terminal) });
  if (terminal.interactive) terminal.err('\n');
  client.destroy();
  for (const { finding, code, message } of result.left) terminal.err(`${finding.Id}: ${code}: ${message}\n`);
  const leftFile = result.left.length > 0 ? await writeLeftFile(options.left, result.left) : undefined;
  return { total: findings.length, received: result.received, left: result.left.length, leftFile };
}

async function run(files: readonly string[], options: ImportOptions, terminal: Terminal): Promise<number> {
  const { findings, region } = await readFindings(files, options, terminal);
  duplicatesIn(findings).forEach((problem) => terminal.err(`${problemText(problem)}\n`));
  const values = findings.map(({ value }) => value as AwsSecurityFinding);
  const summary: ImportSummary = options.dryRun
    ? { total: values.length, received: 0, left: 0, dryRun: true, batches: batchesOf(values).length }
    : await send(values, region, options, terminal);
  terminal.out(summaryText(summary, terminal.interactive));
  return summary.left > 0 ? EXIT.incomplete : EXIT.done;
}

function attemptsOf(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= 100) return number;
  throw new InvalidArgumentError('It must be a whole number from 1 to 100.');
}

/** Adds `import`, which sends custom findings to Security Hub. */
export function addImportCommand(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  program
    .command('import')
    .summary('send custom findings to Security Hub')
    .description('Check findings against the AWS Security Finding Format and send them to Security Hub.')
    .argument('<file...>', 'ASFF as JSON, {"Findings": […]} or JSON Lines; - for standard input')
    .option('--account <id>', 'account of findings that name none (default: the account of the credentials)')
    .option('--region <region>', 'Region to send to (default: AWS_REGION or the profile)')
    .option('--dry-run', 'check only; sends nothing and uses no credentials')
    .option(
      '--attempts <number>',
      'how often a finding is tried while Security Hub throttles or fails',
      attemptsOf,
      8,
    )
    .option('--left <file>', 'where findings go that were given up', 'findings-left.jsonl')
    .addHelpText(
      'after',
      '\nExit codes: 0 all received; 1 some were given up and are in the --left file; 2 the command or the input is wrong and nothing was sent.',
    )
    .action(async (files: string[], options: ImportOptions) => exit(await run(files, options, terminal)));
}
