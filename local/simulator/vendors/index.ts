import type { VendorName } from '../../../src/contract/forwarder-config';
import type { VerifierName } from '../../../src/contract/sync-config';
import { ilert } from './ilert';
import { jsm } from './jsm';
import { pagerduty } from './pagerduty';
import type { VendorModel } from './vendor-model';
import { webhook } from './webhook';

export const MODELS: Readonly<Record<VendorName, VendorModel>> = { pagerduty, jsm, ilert, webhook };

export const VERIFIERS: Readonly<Record<VendorName, VerifierName>> = {
  pagerduty: 'pagerduty',
  jsm: 'header',
  ilert: 'basic',
  webhook: 'header',
};
