import { P1_TO_P5, SEVERITIES_AS_P1_TO_P5 } from './priorities';
import type { VendorRecord } from './vendor-record';

/** Any HTTPS receiver of signed JSON, and senders of the same kind. */
export const WEBHOOK = {
  name: 'webhook',
  label: 'webhook',
  urls: {},
  severities: SEVERITIES_AS_P1_TO_P5,
  actions: ['open', 'update', 'acknowledge', 'resolve', 'note'],
  syncBack: {
    actions: ['acknowledge', 'unacknowledge', 'close', 'reopen', 'note', 'priority'],
    verifications: ['standard-webhooks', 'pagerduty', 'basic', 'header'],
    priorities: {
      ...P1_TO_P5,
      CRITICAL: 'CRITICAL',
      HIGH: 'HIGH',
      MEDIUM: 'MEDIUM',
      LOW: 'LOW',
      INFORMATIONAL: 'INFORMATIONAL',
    },
  },
} as const satisfies VendorRecord;
