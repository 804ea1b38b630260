import { equalInConstantTime } from './constant-time';
import type { Verifier } from '../../vendors/vendor';

/** A static header that the vendor sends with every webhook; in `Authorization`, `Bearer ` may stand in front. */
export const verifyHeader: Verifier = ({ headers }, secret, { headerName = 'authorization' }) => {
  const name = headerName.toLowerCase();
  const given = headers[name];
  if (given === undefined) return false;
  const accepted = name === 'authorization' ? [secret, `Bearer ${secret}`] : [secret];
  return accepted.some((value) => equalInConstantTime(given, value));
};
