import type { FindingUpdate } from '../../contract/finding-update';
import type { SyncEndpoint } from '../../contract/sync-config';
import type { ReadSecret } from '../aws/secrets';
import type { Ledger } from '../ledger/ledger';
import { SYNC_PARTS } from '../vendors/sync-registry';
import type { LookUp } from '../vendors/vendor';
import { RecentLookUps } from './recent-look-ups';

/** Finds the alerts that a vendor's event is about. */
export class AlertFinder {
  private readonly recent: RecentLookUps;
  private readonly lookUps: ReadonlyMap<string, LookUp>;

  public constructor(
    private readonly ledger: Ledger,
    readSecret: ReadSecret,
    /** Epoch milliseconds. */
    now: () => number,
  ) {
    this.recent = new RecentLookUps(now);
    this.lookUps = new Map(
      Object.entries(SYNC_PARTS).flatMap(([vendor, part]) =>
        part.lookUp ? [[vendor, part.lookUp(readSecret)]] : [],
      ),
    );
  }

  /** Alert keys: the event's own, and all that the vendor tells; if there are none, the one that was learned before. */
  public async find(update: FindingUpdate, endpoint: SyncEndpoint): Promise<readonly string[]> {
    const { endpointId, vendorId, alertKey } = update;
    const own = alertKey === undefined ? [] : [alertKey];
    if (vendorId === undefined) return own;
    const asked = await this.ask(update, endpoint);
    if (own.length + asked.length > 0) return [...new Set([...own, ...asked])];
    const learned = await this.ledger.getLink(endpointId, vendorId);
    return learned === undefined ? [] : [learned];
  }

  /** Learns which alert an incident is about. False when nobody can tell. */
  public async link(update: FindingUpdate, endpoint: SyncEndpoint): Promise<boolean> {
    const { endpointId, vendorId, alertKey } = update;
    if (vendorId === undefined) return false;
    const [key] = alertKey === undefined ? await this.ask(update, endpoint) : [alertKey];
    if (key === undefined) return false;
    await this.ledger.putLink(endpointId, vendorId, key);
    return true;
  }

  private async ask(update: FindingUpdate, endpoint: SyncEndpoint): Promise<readonly string[]> {
    const lookUp = this.lookUps.get(endpoint.vendor);
    const { endpointId, vendorId = '', occurredAt } = update;
    if (lookUp === undefined || endpoint.apiToken === undefined) return [];
    return this.recent.get(`${endpointId}/${vendorId}`, Date.parse(occurredAt), () =>
      lookUp.alertKeys(endpoint, vendorId),
    );
  }
}
