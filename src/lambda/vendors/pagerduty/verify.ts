import { createHmac } from 'node:crypto';
import { equalInConstantTime } from '../../receive/verifiers/constant-time';
import type { Verifier } from '../vendor';

/**
 * PagerDuty webhooks v3: `X-PagerDuty-Signature: v1=HEX,v1=HEX`, each an HMAC-SHA256 of the raw body, one per
 * secret while secrets rotate. The scheme has no timestamp: replays are harmless by the ledger's event times.
 */
export const verifyPagerDuty: Verifier = (request, secret) => {
  const expected = `v1=${createHmac('sha256', secret).update(request.body).digest('hex')}`;
  const given = (request.headers['x-pagerduty-signature'] ?? '').split(',');
  return given.some((signature) => equalInConstantTime(signature.trim(), expected));
};
