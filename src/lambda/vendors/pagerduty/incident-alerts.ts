import type { SyncEndpoint } from '../../../contract/sync-config';
import type { ReadSecret } from '../../aws/secrets';
import { asList } from '../../finding/json';
import { isAlertKey, keyField } from '../common/webhook-fields';

const DEFAULT_URL = 'https://api.pagerduty.com';
const TIMEOUT_MILLIS = 5_000;
/** Alerts of one incident that are looked at; the most that the API gives in one answer. */
const MAX_ALERTS = 100;

/** PagerDuty's REST API did not tell the alerts of an incident. Worth another try. */
export class PagerDutyLookupError extends Error {
  public override readonly name = 'PagerDutyLookupError';
}

/** Alert keys of an incident: none when it is not ours, several when alerts were merged. */
export type IncidentAlerts = (endpoint: SyncEndpoint, incidentId: string) => Promise<readonly string[]>;

export function createIncidentAlerts(readSecret: ReadSecret, request: typeof fetch = fetch): IncidentAlerts {
  return async ({ apiUrl = DEFAULT_URL, apiToken }, incidentId) => {
    if (apiToken === undefined) return [];
    const url = `${apiUrl.replace(/\/+$/, '')}/incidents/${encodeURIComponent(incidentId)}/alerts?limit=${MAX_ALERTS}`;
    const ask = async (fresh: boolean): Promise<Response> =>
      request(url, {
        headers: {
          authorization: `Token token=${await readSecret(apiToken, { fresh })}`,
          accept: 'application/json',
        },
        signal: AbortSignal.timeout(TIMEOUT_MILLIS),
      });
    const first = await ask(false);
    return alertKeys(first.status === 401 || first.status === 403 ? await ask(true) : first);
  };
}

async function alertKeys(response: Response): Promise<readonly string[]> {
  if (response.status === 404) return [];
  if (!response.ok) {
    throw new PagerDutyLookupError(
      `PagerDuty answered ${response.status} to the alerts of an incident. With 401 or 403, check the API token.`,
    );
  }
  const body: unknown = await response.json();
  const keys = asList((body as { alerts?: unknown } | null)?.alerts).map((alert) =>
    keyField(alert, 'alert_key'),
  );
  return keys.filter((key): key is string => isAlertKey(key));
}
