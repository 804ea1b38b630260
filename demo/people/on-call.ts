import type { VendorDeed } from '../../local/vendors';
import type { World } from '../world/world';
import { remember } from './remember';

const PEOPLE: Readonly<Record<string, string>> = { pagerduty: 'Alice Example', jsm: 'bob@example.com' };

/** Who is on call and works at a vendor. */
export class OnCall {
  public constructor(private readonly world: World) {}

  /** @throws Error when there is no such alert that anybody could do this to */
  public act(endpointId: string, key: string, deed: VendorDeed): void {
    const vendor = this.world.vendor(endpointId);
    const person = PEOPLE[endpointId] ?? 'On-call';
    const alert = vendor
      .alerts()
      .filter((candidate) => candidate.key === key)
      .at(-1);
    if (!alert || !vendor.act) throw new Error(`${vendor.name} has no alert of this finding.`);
    if (alert.state === 'resolved' && deed.does !== 'reopen')
      throw new Error(`The alert at ${vendor.name} is closed.`);
    remember(this.world, `${person} at ${vendor.name}: ${words(deed)}`, {
      by: 'on-call',
      key,
      endpointId,
      does: deed.does,
      text: deed.does === 'note' ? deed.text : undefined,
      priority: deed.does === 'priority' ? deed.priority : undefined,
    });
    vendor.act(key, deed, person);
  }
}

function words(deed: VendorDeed): string {
  if (deed.does === 'note') return `note "${deed.text}"`;
  return deed.does === 'priority' ? `priority ${deed.priority}` : deed.does;
}
