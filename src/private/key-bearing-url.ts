import type { Check } from './checks';
import { checkHttpsUrl, isToken } from './checks';

const KEY_NAME = /key|token|secret|signature|password|auth|^sig$|^code$/i;

/** Long runs of letters and digits in a path are what vendors hand out as integration keys. */
const KEY_SEGMENT = /^(?=.*\d)[\w.~-]{20,}$/;

/** Whether a URL looks as if who has it can send alerts. */
export function holdsKey(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { searchParams, pathname } = new URL(url);
  return (
    [...searchParams.keys()].some((name) => KEY_NAME.test(name)) ||
    pathname.split('/').some((segment) => KEY_SEGMENT.test(segment))
  );
}

/** The part of a URL that may be shown. */
export const withoutKey = (url: string): string => (URL.canParse(url) ? `${new URL(url).origin}/…` : '…');

/** As `checkHttpsUrl`, but the error shows no more than the host: path and query may hold a key. */
export function checkSecretUrl(prop: string, url: string): Check {
  if (isToken(url) || checkHttpsUrl(prop, url).length === 0) return [];
  return [`\`${prop}\` must be an https:// URL without user name and password, got: ${withoutKey(url)}`];
}
