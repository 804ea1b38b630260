import { sync as jsm } from './jsm/sync';
import { sync as pagerduty } from './pagerduty/sync';
import type { Vendor } from './vendor';
import { sync as webhook } from './webhook/sync';

/** What the way back knows of a vendor, by its name in the configuration. Most vendors need nothing. */
export const SYNC_PARTS: Readonly<Record<string, NonNullable<Vendor['sync']>>> = { pagerduty, jsm, webhook };
