import { AlertGrouping, LeadingProduct, Trigger } from '../../../src';

/** A member account, whose findings are updated by its own role. */
export const MEMBER = '444455556666';

/** Each endpoint in another setting: what one of them leaves out, another one shows. */
export const OPTIONS = {
  triggers: [
    Trigger.customAction({
      customActionId: 'PageOnCall',
      name: 'Page on-call',
      includeInsightResults: true,
    }),
    Trigger.importedFindings(),
    Trigger.importedFindingsV2(),
  ],
  endpoints: {
    pagerduty: { vendorTimeoutSeconds: 1 },
    jsm: { grouping: AlertGrouping.FAULT },
    ilert: { guard: { leadingProduct: LeadingProduct.SECURITY_HUB_CSPM } },
    webhook: { guard: { leadingProduct: LeadingProduct.SECURITY_HUB_V2 } },
  },
  webhook: {
    securityHubV2: true,
    memberRole: { roleName: 'SecurityHubAlertingSyncBack', accountIds: [MEMBER] },
  },
};

/** What the vendors are asked for a finding in ASFF: the webhook takes those of Security Hub V2 alone. */
export const asffCalls = (...calls: string[]) => ({
  pagerduty: calls,
  jsm: calls,
  ilert: calls,
  webhook: [],
});
export const ocsfCalls = (...calls: string[]) => ({
  pagerduty: calls,
  jsm: calls,
  ilert: [],
  webhook: calls,
});
export const NO_CALLS = asffCalls();
