import { fingerprintOfAlert } from '../alert/fingerprint';
import type { Alert } from '../alert/alert';
import type { Finding } from '../finding/finding';

const SEPARATOR = ':';

/**
 * What a vendor is told, so that a change of severity alone can be told from any other. The alert's title begins with
 * its severity; the finding's own does not.
 */
export function fingerprintOf(alert: Alert, finding: Finding | undefined): string {
  const severity = finding?.severity ?? alert.severity;
  const title = finding?.title ?? alert.title;
  const content = fingerprintOfAlert({ ...alert, title, severity: 'INFORMATIONAL' });
  return `${severity}${SEPARATOR}${content}`;
}

const contentOf = (fingerprint: string | undefined): string | undefined => fingerprint?.split(SEPARATOR)[1];

/** Nothing but the severity differs. */
export const sameContent = (left: string | undefined, right: string | undefined): boolean =>
  contentOf(left) === contentOf(right);
