import type { FindingIdentity } from '../ledger/ledger-item';

/** Sets `Workflow.Status` NOTIFIED on a finding. */
export type SetNotified = (identity: FindingIdentity) => Promise<NotifiedResult>;

/** `gone`: there is no such finding any more. `refused`: Security Hub will never take the update. */
export type NotifiedResult = 'done' | 'gone' | 'refused';

/** The client is loaded when it is first needed: the option is off by default. */
export const setNotified: SetNotified = async (identity) =>
  (await import('./security-hub.js')).updateToNotified(identity);
