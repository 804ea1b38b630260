import { ILERT } from './ilert';
import { JSM } from './jsm';
import { PAGERDUTY } from './pagerduty';
import { WEBHOOK } from './webhook';

/** The vendors whose API the packaged functions speak, by name. */
export const VENDOR_RECORDS = { pagerduty: PAGERDUTY, jsm: JSM, ilert: ILERT, webhook: WEBHOOK } as const;

export type BuiltInVendor = keyof typeof VENDOR_RECORDS;
