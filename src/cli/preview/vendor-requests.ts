import type { ApiEndpointConfig } from '../../app/config/alerting-config';
import type { Alert } from '../../lambda/alert/alert';
import type { VendorRequest } from '../../lambda/http/vendor-call';
import { routeOf } from '../../lambda/vendors/common/route';
import { FORWARD_PARTS } from '../../lambda/vendors/forward-registry';
import { forwarderConfigOf, secretNamesOf } from './endpoint-config';

/** What stands where a secret would: a preview has none. */
const MASK = '***';

/** A signing secret must have its form, for the request to be made at all; the signature is masked. */
const SIGNING = `whsec_${Buffer.alloc(24).toString('base64')}`;
const HIDDEN_URL = 'https://hidden.example';

/** The time is no part of what is shown but for the signature's header. */
const NOW = new Date('2026-01-01T00:00:00.000Z');

/** A request as it would go out, in the order that a person reads it. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const secretOf = (name: string, isWebhook: boolean): string => {
  if (name === 'url') return HIDDEN_URL;
  return isWebhook && name === 'default' ? SIGNING : MASK;
};

/** Headers that prove who sends, and what changes with every request. */
const MASKED = /^(authorization|webhook-(id|timestamp|signature))$/;

/** The address without anything that may be a key. */
function shownUrl(url: string, isHidden: boolean): string {
  if (isHidden) return `https://${MASK}`;
  const { origin, pathname, search, searchParams } = new URL(url);
  if (search === '') return origin + pathname;
  const query = [...searchParams].map(
    ([name, value]) => `${name}=${name === 'identifierType' ? value : MASK}`,
  );
  return `${origin}${pathname}?${query.join('&')}`;
}

/** Some vendors take forms. */
function asJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

const shown = ({ method, url, headers, body }: VendorRequest): ShownRequest => ({
  method,
  url: shownUrl(url, url.startsWith(HIDDEN_URL)),
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, MASKED.test(name) ? MASK : value]),
  ),
  body: asJson(body),
});

/** The requests that open the alert at the endpoint's vendor, without a secret in them. */
export function requestsFor(alert: Alert, endpoint: ApiEndpointConfig): readonly ShownRequest[] {
  const config = forwarderConfigOf(endpoint);
  const isWebhook = config.vendor === 'webhook';
  const secrets = Object.fromEntries(
    secretNamesOf(endpoint).map((name) => [name, secretOf(name, isWebhook)]),
  );
  const route = routeOf(alert, config.routes);
  const context = { config, secrets, route, eventId: 'preview', eventTime: NOW, now: NOW };
  return Array.from(FORWARD_PARTS[endpoint.type].requests('open', alert, context), shown);
}
