import type { Check } from './checks';
import { checkHttpsUrl, isToken } from './checks';
import { holdsKey, withoutKey } from './key-bearing-url';

/** Plain HTTP stays on the machine: stand-ins of vendors in tests and demos. */
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/\S*)?$/;

/** The base URL of an API: https, and free of keys, which belong into a secret. */
export function checkApiUrl(prop: string, url: string | undefined): Check {
  if (url === undefined || isToken(url) || LOOPBACK.test(url)) return [];
  if (holdsKey(url)) {
    return [`\`${prop}\` seems to hold a key: put the URL into a secret, got: ${withoutKey(url)}`];
  }
  return checkHttpsUrl(prop, url);
}
