import { P1_TO_P5 } from './priorities';
import type { VendorRecord } from './vendor-record';

/** Events API v2, and webhooks v3. */
export const PAGERDUTY = {
  name: 'pagerduty',
  label: 'PagerDuty',
  urls: { us: 'https://events.pagerduty.com', eu: 'https://events.eu.pagerduty.com' },
  severities: {
    CRITICAL: 'critical',
    HIGH: 'error',
    MEDIUM: 'warning',
    LOW: 'warning',
    INFORMATIONAL: 'info',
  },
  actions: ['open', 'update', 'acknowledge', 'resolve'],
  syncBack: {
    actions: ['acknowledge', 'unacknowledge', 'close', 'reopen', 'note', 'priority'],
    verifications: ['pagerduty', 'header'],
    // Each account names its priorities; P1 to P5 is the convention.
    priorities: P1_TO_P5,
  },
} as const satisfies VendorRecord;
