import { isGoneCode, isPassingCode } from '../../contract/aws-error-codes';
import type { FindingIdentity } from '../ledger/ledger-item';
import type { NotifiedResult } from './set-notified';
import { createUpdateFindings } from './update-findings';

const updateFindings = createUpdateFindings();

/** @throws Error when another try may succeed. */
export async function updateToNotified(identity: FindingIdentity): Promise<NotifiedResult> {
  const [leftOut] = await updateFindings({ region: identity.region }, [identity], {
    workflowStatus: 'NOTIFIED',
  });
  if (leftOut === undefined) return 'done';
  if (isPassingCode(leftOut.code)) throw new Error(`Security Hub left the finding out: ${leftOut.code}`);
  return isGoneCode(leftOut.code) ? 'gone' : 'refused';
}
