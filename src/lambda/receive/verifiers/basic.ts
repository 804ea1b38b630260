import { equalInConstantTime } from './constant-time';
import type { Verifier } from '../../vendors/vendor';

/** HTTP Basic; the secret is `USER:PASSWORD`, as it stands in a webhook URL `https://USER:PASSWORD@…`. */
export const verifyBasic: Verifier = ({ headers }, secret) => {
  const match = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(headers['authorization'] ?? '');
  if (!match?.[1] || !/^[^:]+:.+$/s.test(secret)) return false;
  return equalInConstantTime(Buffer.from(match[1], 'base64'), secret);
};
