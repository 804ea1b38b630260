import type { FindingPattern } from '../triggers/finding-pattern';

/** Permissions for Security Hub V2 are given only where they are asked for; without, updates would be refused. */
export function v2PermissionWarning(
  openings: readonly FindingPattern[],
  wayBackTakesV2: boolean,
): string | undefined {
  const hasV2 = openings.some((pattern) => pattern._imports() === 'OCSF');
  if (!hasV2 || wayBackTakesV2) return undefined;
  return (
    'Findings of Security Hub V2 are sent, but the way back may not update them: set `webhook.securityHubV2` to true, ' +
    'or every change that people make to their alerts is refused.'
  );
}
