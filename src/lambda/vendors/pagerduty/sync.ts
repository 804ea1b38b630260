import { PAGERDUTY } from '../../../contract/vendors/pagerduty';
import type { SyncPart } from '../vendor';
import { createIncidentAlerts } from './incident-alerts';

/** An incident's webhook often leaves out the key, and an incident may hold several alerts. */
export const sync: SyncPart = {
  priorities: PAGERDUTY.syncBack.priorities,
  lookUp: (readSecret) => ({ alertKeys: createIncidentAlerts(readSecret) }),
};
