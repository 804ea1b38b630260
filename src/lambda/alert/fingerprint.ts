import { sha256 } from '../finding/key';
import type { Alert } from './alert';

/**
 * Hash of what a person at the vendor would notice: an alert with the same fingerprint is not sent again.
 * Counters, times, scores that drift by the day and the note (sent by itself) are left out.
 */
export function fingerprintOfAlert(alert: Alert): string {
  const shown = [
    alert.title,
    alert.severity,
    alert.complianceStatus,
    alert.resources.map(({ id }) => id).sort(),
    alert.vulnerabilities.map(({ id, exploitAvailable, fixAvailable }) => [
      id,
      exploitAvailable,
      fixAvailable,
    ]),
  ];
  return sha256(JSON.stringify(shown));
}
