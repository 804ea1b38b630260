import type { VerifierName } from '../../../src/contract/sync-config';
import { ilert } from './ilert';
import { jsm } from './jsm';
import { pagerduty } from './pagerduty';
import type { VendorModel } from './vendor-model';
import { webhook } from './webhook';

/** The vendors that are simulated. */
export type SimulatedVendor = 'pagerduty' | 'jsm' | 'ilert' | 'webhook';

export const MODELS: Readonly<Record<SimulatedVendor, VendorModel>> = { pagerduty, jsm, ilert, webhook };

export const VERIFIERS: Readonly<Record<SimulatedVendor, VerifierName>> = {
  pagerduty: 'pagerduty',
  jsm: 'header',
  ilert: 'basic',
  webhook: 'header',
};
