import { CliError } from '../exit-code';
import type { Terminal } from '../terminal';
import type { Target } from './fill-in';
import { securityHubSdk, stsSdk } from './aws-sdk';

export interface TargetOptions {
  readonly account?: string;
  readonly region?: string;
  readonly dryRun?: boolean;
}

const ACCOUNT = /^\d{12}$/;
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;

function checked(option: string, value: string, pattern: RegExp, expected: string): string {
  if (pattern.test(value)) return value;
  throw new CliError(`${option} must be ${expected}, got: ${JSON.stringify(value)}`);
}

/** The Region of the option, the environment, or the profile. */
async function regionOf({ region, dryRun }: TargetOptions, terminal: Terminal): Promise<string> {
  const stated = region ?? terminal.env['AWS_REGION'] ?? terminal.env['AWS_DEFAULT_REGION'];
  if (stated !== undefined) return checked('--region', stated, REGION, 'an AWS Region such as eu-central-1');
  const missing = new CliError('No Region: give --region, or set AWS_REGION');
  if (dryRun) throw missing;
  const { SecurityHubClient } = securityHubSdk();
  return new SecurityHubClient({}).config.region().catch(() => {
    throw missing;
  });
}

/** The account of the option, or of the credentials, which only then are asked for. */
async function accountOf(
  { account, dryRun }: TargetOptions,
  region: string,
  isNeeded: boolean,
): Promise<string> {
  if (account !== undefined) return checked('--account', account, ACCOUNT, 'an AWS account id of 12 digits');
  if (!isNeeded) return '';
  const why = 'Some findings leave out AwsAccountId or ProductArn';
  if (dryRun) throw new CliError(`${why}: give --account for a dry run, which uses no credentials`);
  const { GetCallerIdentityCommand, STSClient } = stsSdk();
  try {
    const { Account } = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
    if (Account !== undefined) return Account;
  } catch (error) {
    throw new CliError(
      `${why}, and the account of the credentials is unknown (${(error as Error).message}): give --account`,
    );
  }
  throw new CliError(`${why}, and the account of the credentials is unknown: give --account`);
}

/**
 * Where the findings go.
 *
 * @throws CliError when account or Region is needed and cannot be found out.
 */
export async function resolveTarget(
  options: TargetOptions,
  isAccountNeeded: boolean,
  terminal: Terminal,
): Promise<Target> {
  const region = await regionOf(options, terminal);
  return { region, accountId: await accountOf(options, region, isAccountNeeded) };
}
