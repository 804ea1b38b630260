import type { VendorAction } from '../../../contract/finding-update';
import { cutClean } from '../common/cut';

/** What the forwarder calls itself. */
export const FORWARDER = 'AWS Security Hub';
/** Requests that take no user, such as a change of priority, are the API's own. */
const NO_USER = 'Alert API';

/** The name that a note of this person goes by: the webhook about it tells it from what people write at the vendor. */
export function userOf(person: string | undefined, limit: number): string {
  const suffix = ` (${FORWARDER})`;
  const name = cutClean(person ?? '', limit - suffix.length);
  return name === '' || name === FORWARDER ? FORWARDER : name + suffix;
}

/** The webhook tells of what the forwarder did itself. */
export const isForwarder = (user: string | undefined, action: VendorAction): boolean =>
  user === FORWARDER ||
  user?.endsWith(`(${FORWARDER})`) === true ||
  (action === 'priority' && user === NO_USER);
