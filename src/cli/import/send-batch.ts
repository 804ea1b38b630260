import type { AwsSecurityFinding, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { isPassingCode } from '../../contract/aws-error-codes';
import { securityHubSdk } from './aws-sdk';

/** A finding that Security Hub has not taken, and why. */
export interface LeftFinding {
  readonly finding: AwsSecurityFinding;
  /** Error code of Security Hub or of the call, e.g. `InvalidInput`. */
  readonly code: string;
  readonly message: string;
}

export interface BatchResult {
  readonly received: number;
  /** Refused for good. */
  readonly refused: readonly LeftFinding[];
  /** Worth another try. */
  readonly retry: readonly LeftFinding[];
  /** The whole call was refused for good, e.g. for a missing permission: further calls would be as well. */
  readonly stop: boolean;
}

interface ServiceError {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Without a status there was no answer: the network, which may come back. */
function isTransient(error: ServiceError): boolean {
  const status = error.$metadata?.httpStatusCode;
  if (/credential|token|region is missing/i.test(`${error.name} ${error.message}`)) return false;
  return status === undefined || status === 429 || status >= 500 || isPassingCode(error.name ?? '');
}

function failedCall(findings: readonly AwsSecurityFinding[], error: ServiceError): BatchResult {
  const code = error.name ?? 'Error';
  const left = findings.map((finding) => ({ finding, code, message: error.message ?? code }));
  return isTransient(error)
    ? { received: 0, refused: [], retry: left, stop: false }
    : { received: 0, refused: left, retry: [], stop: true };
}

/** One call. Never throws: what went wrong is in the result. */
export async function sendBatch(
  client: SecurityHubClient,
  findings: readonly AwsSecurityFinding[],
): Promise<BatchResult> {
  const { BatchImportFindingsCommand } = securityHubSdk();
  try {
    const { FailedFindings = [] } = await client.send(
      new BatchImportFindingsCommand({ Findings: [...findings] }),
    );
    const errors = new Map(FailedFindings.map((failed) => [failed.Id, failed]));
    const left = findings.flatMap((finding): LeftFinding[] => {
      const failed = errors.get(finding.Id);
      return failed ? [{ finding, code: failed.ErrorCode ?? '', message: failed.ErrorMessage ?? '' }] : [];
    });
    const retry = left.filter(({ code }) => isPassingCode(code));
    const refused = left.filter(({ code }) => !isPassingCode(code));
    return { received: findings.length - left.length, refused, retry, stop: false };
  } catch (error) {
    return failedCall(findings, error as ServiceError);
  }
}
