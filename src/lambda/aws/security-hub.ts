import type { FindingIdentity } from '../ledger/ledger-item';
import type { NotifiedResult } from './set-notified';
import { createUpdateFindings } from './update-findings';

const updateFindings = createUpdateFindings();

/** Codes of both APIs that another try may mend. */
const TRANSIENT = new Set([
  'ConcurrentUpdateError',
  'InternalFailure',
  'ConflictException',
  'InternalServerException',
]);
const GONE = new Set(['FindingNotFound', 'ResourceNotFoundException']);

/** @throws Error when another try may succeed. */
export async function updateToNotified(identity: FindingIdentity): Promise<NotifiedResult> {
  const [leftOut] = await updateFindings({ region: identity.region }, [identity], {
    workflowStatus: 'NOTIFIED',
  });
  if (leftOut === undefined) return 'done';
  if (TRANSIENT.has(leftOut.code)) throw new Error(`Security Hub left the finding out: ${leftOut.code}`);
  return GONE.has(leftOut.code) ? 'gone' : 'refused';
}
