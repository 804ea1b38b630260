import type { FindingUpdate } from '../../contract/finding-update';
import type { SyncEndpoint } from '../../contract/sync-config';
import type { Ledger } from '../ledger/ledger';
import type { IncidentAlerts } from './pagerduty-alerts';

/** Finds the alerts that a vendor's event is about. */
export class AlertFinder {
  public constructor(
    private readonly ledger: Ledger,
    private readonly incidentAlerts: IncidentAlerts,
  ) {}

  /** Alert keys, by what is cheapest: the event's own, the one learned before, what PagerDuty's REST API says. */
  public async find(update: FindingUpdate, endpoint: SyncEndpoint): Promise<readonly string[]> {
    if (update.alertKey !== undefined) return [update.alertKey];
    if (update.vendorId === undefined) return [];
    const learned = await this.ledger.getLink(update.endpointId, update.vendorId);
    return learned === undefined ? this.ask(update, endpoint) : [learned];
  }

  /** Learns which alert an incident is about. False when nobody can tell. */
  public async link(update: FindingUpdate, endpoint: SyncEndpoint): Promise<boolean> {
    const { endpointId, vendorId, alertKey } = update;
    if (vendorId === undefined) return false;
    if (alertKey === undefined) return (await this.ask(update, endpoint)).length > 0;
    await this.ledger.putLink(endpointId, vendorId, alertKey);
    return true;
  }

  /** Only an incident of a single alert is remembered: one of several may get more. */
  private async ask({ endpointId, vendor, vendorId }: FindingUpdate, endpoint: SyncEndpoint) {
    if (vendor !== 'pagerduty' || vendorId === undefined) return [];
    const keys = await this.incidentAlerts(endpoint, vendorId);
    if (keys.length === 1 && keys[0]) await this.ledger.putLink(endpointId, vendorId, keys[0]);
    return keys;
  }
}
