import { startVendor, type VendorAnswer, type VendorRequestRecord } from '../../vendor-server';
import type { OutgoingWebhook } from '../alert';
import { lateIn, refusalIn, type VendorCondition } from '../conditions';
import { PagerDutyIncidents, type PagerDutyEvent } from './incidents';

export interface PagerDutyOptions {
  readonly now: () => Date;
  readonly routingKey: () => string;
  readonly apiToken: () => string;
  readonly signingSecret: () => string;
  readonly onWebhooks: (webhooks: readonly OutgoingWebhook[]) => void;
  readonly onExchange?: (request: VendorRequestRecord, answer: VendorAnswer) => void;
}

const ALERTS_OF_INCIDENT = /^\/incidents\/([^/]+)\/alerts/;

/** PagerDuty: Events API v2, the alerts of an incident by its REST API, and webhooks v3, over HTTP on this machine. */
export async function startPagerDuty(options: PagerDutyOptions) {
  const incidents = new PagerDutyIncidents(options.now, options.signingSecret);
  const service = { condition: 'up' as VendorCondition };
  const server = await startVendor();
  const enqueue = (event: PagerDutyEvent & { readonly routing_key?: string }): VendorAnswer => {
    if (event.routing_key !== options.routingKey()) {
      return { status: 400, body: { status: 'invalid event', errors: ['Invalid routing key'] } };
    }
    options.onWebhooks(incidents.enqueue(event));
    const { dedup_key } = event;
    return { status: 202, body: { status: 'success', message: 'Event processed', dedup_key } };
  };
  const answerOf = ({ path, headers, json }: VendorRequestRecord): VendorAnswer => {
    const [, incidentId] = ALERTS_OF_INCIDENT.exec(path) ?? [];
    if (incidentId === undefined) return enqueue(json ?? {});
    if (headers.authorization !== `Token token=${options.apiToken()}`) return { status: 401 };
    const keys = incidents.alertKeys(decodeURIComponent(incidentId));
    return keys
      ? { status: 200, body: { alerts: keys.map((alert_key) => ({ alert_key })) } }
      : { status: 404 };
  };
  server.answerUsually((request) => {
    const answer = refusalIn(service.condition) ?? lateIn(service.condition, answerOf(request));
    options.onExchange?.(request, answer);
    return answer;
  });
  return {
    url: server.url,
    service,
    alerts: () => incidents.alerts(),
    act: (...deed: Parameters<PagerDutyIncidents['act']>) => options.onWebhooks(incidents.act(...deed)),
    close: () => server.close(),
  };
}
