import type { VendorRecord } from './vendor-record';

/** Events API, and alert actions of type webhook. */
export const ILERT = {
  name: 'ilert',
  label: 'ilert',
  urls: { default: 'https://api.ilert.com' },
  severities: { CRITICAL: 'HIGH', HIGH: 'HIGH', MEDIUM: 'LOW', LOW: 'LOW', INFORMATIONAL: 'LOW' },
  actions: ['open', 'update', 'acknowledge', 'resolve', 'note'],
  syncBack: {
    actions: ['acknowledge', 'close', 'note'],
    verifications: ['header', 'basic'],
    priorities: {},
  },
} as const satisfies VendorRecord;
