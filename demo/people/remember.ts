import type { Finding, FindingRef } from '../../local/security-hub';
import type { Deed } from '../world/deed';
import type { World } from '../world/world';

export const refOf = ({ Id, ProductArn }: Finding): FindingRef => ({ Id, ProductArn });

/** Writes down what somebody does, for the timeline and for the laws. */
export function remember(world: World, title: string, deed: Omit<Deed, 'at' | 'callsBefore'>): void {
  const { clock, journal } = world.parts;
  const callsBefore = world.callsAbout(deed.key);
  const { endpointId, key, does } = deed;
  if (does !== 'repeat') world.parts.calls.forget(key);
  world.deeds.push({ ...deed, at: clock.now().getTime(), callsBefore });
  journal.add({ kind: 'person', title, keys: [key], endpointId, detail: deed });
}
