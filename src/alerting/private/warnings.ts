import type { ForwarderOptions } from '../../delivery/forwarder-options';
import type { FindingPattern } from '../../triggers/finding-pattern';

/** What an API endpoint's options do to findings that other accounts and Regions send to a bus. */
export function busWarnings(endpointId: string, { guard, setNotified }: ForwarderOptions): string[] {
  const found: string[] = [];
  if (setNotified) {
    found.push(
      `\`setNotified\` of ${endpointId} reaches only findings of this account and Region: the forwarder assumes no ` +
        'role, and events of others end in its dead-letter queue. Leave it out; acknowledgements still come back.',
    );
  }
  if (guard?.onlyAggregated) {
    found.push(
      `\`guard.onlyAggregated\` of ${endpointId} refuses what other accounts and Regions send to the bus, except for ` +
        'what people send by hand. Leave it out, unless just that is meant.',
    );
  }
  return found;
}

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

export const idleEndpointWarning = (endpointId: string): string =>
  `No trigger reaches the endpoint ${endpointId}: each names others in its \`endpoints\`. Name it in one, or leave it out.`;
