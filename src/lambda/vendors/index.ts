import type { VendorName } from '../../contract/forwarder-config';
import { ilert } from './ilert';
import { jsm } from './jsm';
import { pagerduty } from './pagerduty';
import type { Vendor } from './vendor';
import { webhook } from './webhook';

/** Every vendor by its name in the configuration. */
export const VENDORS: Readonly<Record<VendorName, Vendor>> = { pagerduty, jsm, ilert, webhook };
