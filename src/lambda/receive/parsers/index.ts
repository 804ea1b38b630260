import type { VendorName } from '../../../contract/forwarder-config';
import { parseIlert } from './ilert';
import { parseJsm } from './jsm';
import { parsePagerDuty } from './pagerduty';
import type { WebhookParser } from './parser';
import { parseWebhook } from './webhook';

export const PARSERS: Readonly<Record<VendorName, WebhookParser>> = {
  pagerduty: parsePagerDuty,
  jsm: parseJsm,
  ilert: parseIlert,
  webhook: parseWebhook,
};
