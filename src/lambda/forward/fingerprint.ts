import { fingerprintOfAlert } from '../alert/fingerprint';
import type { Situation } from './situation';

/** What the vendor was told, so that a change of severity alone can be told from any other. */
export interface Fingerprint {
  readonly severity: string;
  readonly content: string;
}

const SEPARATOR = ':';

/** The alert's title begins with its severity; the finding's own does not. */
export function fingerprintOf({ alert, finding }: Pick<Situation, 'alert' | 'finding'>): string {
  const severity = finding?.severity ?? alert.severity;
  const title = finding?.title ?? alert.title;
  const content = fingerprintOfAlert({ ...alert, title, severity: 'INFORMATIONAL' });
  return `${severity}${SEPARATOR}${content}`;
}

export function readFingerprint(fingerprint: string): Fingerprint {
  const [severity = '', content = ''] = fingerprint.split(SEPARATOR);
  return { severity, content };
}
