import { P1_TO_P5, SEVERITIES_AS_P1_TO_P5 } from './priorities';
import type { VendorRecord } from './vendor-record';

/** Alert API of Jira Service Management Operations, Compass and Opsgenie. */
export const JSM = {
  name: 'jsm',
  label: 'JSM, Compass, Opsgenie',
  urls: {
    /** One address for all of the world. */
    jsm: 'https://api.atlassian.com/jsm/ops/integration',
    /** Opsgenie ends on 5 April 2027. */
    opsgenieUs: 'https://api.opsgenie.com',
    opsgenieEu: 'https://api.eu.opsgenie.com',
  },
  severities: SEVERITIES_AS_P1_TO_P5,
  actions: ['open', 'update', 'acknowledge', 'resolve', 'note'],
  syncBack: {
    actions: ['acknowledge', 'unacknowledge', 'close', 'note', 'priority'],
    verifications: ['header', 'basic'],
    priorities: P1_TO_P5,
  },
} as const satisfies VendorRecord;
