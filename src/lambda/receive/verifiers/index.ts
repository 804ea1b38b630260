import type { VerifierName } from '../../../contract/sync-config';
import { verifyBasic } from './basic';
import { verifyHeader } from './header';
import { verifyPagerDuty } from './pagerduty';
import { verifyStandardWebhooks } from './standard-webhooks';
import type { Verifier } from './verifier';

export const VERIFIERS: Readonly<Record<VerifierName, Verifier>> = {
  pagerduty: verifyPagerDuty,
  'standard-webhooks': verifyStandardWebhooks,
  basic: verifyBasic,
  header: verifyHeader,
};
