import type { GuardConfig } from '../../contract/forwarder-config';
import type { Finding } from './finding';
import type { HubEvent } from './hub-event';

/** Why a finding or insight is not taken. */
export type Refusal = 'account' | 'region' | 'not from the home Region' | 'copy in the other format';

const outside = (accepted: readonly string[] | undefined, value: string): boolean =>
  accepted !== undefined && !accepted.includes(value);

/** Exposure findings are made by Security Hub V2 itself: there is no ASFF copy that could lead. */
const hasNoCopy = (finding: Finding): boolean =>
  /\/aws\/securityhub-(exposure|risk|coverage)/.test(finding.productArn) ||
  finding.types.some((type) => /^Exposure(\/|$)/.test(type));

function isOtherFormat(finding: Finding, leads: GuardConfig['format']): boolean {
  if (leads === undefined || finding.format === leads) return false;
  return !(leads === 'ASFF' && hasNoCopy(finding));
}

/**
 * Why a finding is left alone, or undefined when it is taken. What a person sends by a custom action comes
 * from where that person clicked and only in ASFF: neither the home Region nor the leading format refuse it.
 */
export function refusalOf(event: HubEvent, finding: Finding, accept: GuardConfig = {}): Refusal | undefined {
  if (outside(accept.accountIds, finding.accountId)) return 'account';
  if (outside(accept.regions, finding.region)) return 'region';
  if (event.kind === 'custom-action') return undefined;
  const home = accept.onlyFrom;
  if (home !== undefined && (home.accountId !== event.accountId || home.region !== event.region)) {
    return 'not from the home Region';
  }
  return isOtherFormat(finding, accept.format) ? 'copy in the other format' : undefined;
}

/** The same for an insight, which is always sent by a person. */
export function refusalOfInsight(event: HubEvent, accept: GuardConfig = {}): Refusal | undefined {
  if (outside(accept.accountIds, event.accountId)) return 'account';
  return outside(accept.regions, event.region) ? 'region' : undefined;
}
