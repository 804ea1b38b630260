import type { FindingPattern } from '../triggers/finding-pattern';

/**
 * With both products on, most findings come twice, in both formats. API endpoints know the two copies by one key; a
 * native endpoint takes each event for an alert of its own.
 */
export function nativeCopiesWarning(openings: readonly FindingPattern[]): string | undefined {
  const formats = new Set(openings.map((pattern) => pattern._imports()));
  if (!formats.has('ASFF') || !formats.has('OCSF')) return undefined;
  return (
    'A native endpoint gets the findings of Security Hub CSPM and of Security Hub V2: where both products are on, it ' +
    'alerts twice for one fault. Keep `Trigger.importedFindings` or `Trigger.importedFindingsV2`, whichever product ' +
    'leads, or put the other on a `SecurityHubAlerting` of its own.'
  );
}
