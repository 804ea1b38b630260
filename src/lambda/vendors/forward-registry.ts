import type { BuiltInVendor } from '../../contract/vendors';
import { forward as ilert } from './ilert/forward';
import { forward as jsm } from './jsm/forward';
import { forward as pagerduty } from './pagerduty/forward';
import type { Vendor } from './vendor';
import { forward as webhook } from './webhook/forward';

/** What can be told to each vendor, by its name in the configuration. */
export const FORWARD_PARTS: Readonly<Record<BuiltInVendor, Vendor['forward']>> = {
  pagerduty,
  jsm,
  ilert,
  webhook,
};
