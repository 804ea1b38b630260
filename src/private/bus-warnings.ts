import type { ForwarderOptions } from '../delivery/forwarder-options';

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
