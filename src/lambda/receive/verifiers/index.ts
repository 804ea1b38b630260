import type { VerifierName } from '../../../contract/sync-config';
import { verifyPagerDuty } from '../../vendors/pagerduty/verify';
import type { Verifier } from '../../vendors/vendor';
import { verifyBasic } from './basic';
import { verifyHeader } from './header';
import { verifyStandardWebhooks } from './standard-webhooks';

/** By its name in the configuration. A vendor's own scheme lies in the vendor's folder. */
export const VERIFIERS: Readonly<Record<VerifierName, Verifier>> = {
  pagerduty: verifyPagerDuty,
  'standard-webhooks': verifyStandardWebhooks,
  basic: verifyBasic,
  header: verifyHeader,
};
