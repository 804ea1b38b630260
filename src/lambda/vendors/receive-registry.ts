import { receive as ilert } from './ilert/receive';
import { receive as jsm } from './jsm/receive';
import { receive as pagerduty } from './pagerduty/receive';
import type { Vendor } from './vendor';
import { receive as webhook } from './webhook/receive';

/** How webhooks are read, by the vendor's name in the configuration. A vendor without a way back is not there. */
export const RECEIVE_PARTS: Readonly<Record<string, NonNullable<Vendor['receive']>>> = {
  pagerduty,
  jsm,
  ilert,
  webhook,
};
