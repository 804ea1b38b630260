import type { ForwarderOptions } from '../../delivery/forwarder-options';
import type { FindingPattern } from '../../triggers/finding-pattern';
import type { BoundEndpoint } from './reach';

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
function nativeCopiesWarning(openings: readonly FindingPattern[]): string | undefined {
  const formats = new Set(openings.map((pattern) => pattern._imports()));
  if (!formats.has('ASFF') || !formats.has('OCSF')) return undefined;
  return (
    'A native endpoint gets the findings of Security Hub CSPM and of Security Hub V2: where both products are on, it ' +
    'alerts twice for one fault. Keep `Trigger.importedFindings` or `Trigger.importedFindingsV2`, whichever product ' +
    'leads, or put the other on a `SecurityHubAlerting` of its own.'
  );
}

/** A native endpoint has no memory: each event that matches is an alert. */
function nativeRepeatsWarning(openings: readonly FindingPattern[]): string | undefined {
  if (!openings.some((pattern) => pattern._imports() !== undefined)) return undefined;
  return (
    'A native endpoint gets findings as they are imported: it alerts again with every update of a finding that is still ' +
    'open, for each control of Security Hub at least once a day. Send imported findings to an API endpoint, which ' +
    'knows what it has sent, and keep the native one for custom actions.'
  );
}

/** What a forwarder without leave for Security Hub V2 cannot do. */
function v2ForwarderWarning(
  openings: readonly FindingPattern[],
  endpointId: string,
  { securityHubV2, setNotified }: ForwarderOptions,
): string | undefined {
  const hasV2 = openings.some((pattern) => pattern._imports() === 'OCSF');
  if (!hasV2 || securityHubV2) return undefined;
  const notified = setNotified ? ', and `setNotified` is refused for every one of them' : '';
  return (
    `Findings of Security Hub V2 are sent to ${endpointId}, but its function may not read them: an event that has waited ` +
    `long opens an alert without a look at the finding, which may be closed by then${notified}. ` +
    `Set \`securityHubV2\` of ${endpointId} to true.`
  );
}

/** Permissions for Security Hub V2 are given only where they are asked for; without, updates would be refused. */
function v2PermissionWarning(
  openings: readonly FindingPattern[],
  syncBackTakesV2: boolean,
): string | undefined {
  const hasV2 = openings.some((pattern) => pattern._imports() === 'OCSF');
  if (!hasV2 || syncBackTakesV2) return undefined;
  return (
    'Findings of Security Hub V2 are sent, but the way back may not update them: set `webhook.securityHubV2` to true, ' +
    'or every change that people make to their alerts is refused.'
  );
}

/** What only an endpoint and the triggers that reach it show together. */
export function endpointWarnings(
  { endpoint, config }: BoundEndpoint,
  openings: readonly FindingPattern[],
  syncBackTakesV2: boolean,
): string[] {
  const { forwarder, subscription, webhookUrl } = config;
  return [
    subscription && nativeRepeatsWarning(openings),
    subscription && nativeCopiesWarning(openings),
    forwarder && v2ForwarderWarning(openings, endpoint.endpointId, forwarder._options),
    webhookUrl === undefined ? undefined : v2PermissionWarning(openings, syncBackTakesV2),
  ].filter((warning) => warning !== undefined);
}

export const idleEndpointWarning = (endpointId: string): string =>
  `No trigger reaches the endpoint ${endpointId}: each names others in its \`endpoints\`. Name it in one, or leave it out.`;
