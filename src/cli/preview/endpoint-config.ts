import type { ApiEndpointConfig } from '../../app/config/alerting-config';
import type { ForwarderConfig, RouteConfig } from '../../contract/forwarder-config';
import type { BuiltInVendor } from '../../contract/vendors';
import { ILERT } from '../../contract/vendors/ilert';
import { JSM } from '../../contract/vendors/jsm';
import { PAGERDUTY } from '../../contract/vendors/pagerduty';

/** Fields of a file's endpoint as far as they shape requests. The schema has checked them. */
interface EndpointFields {
  readonly endpointId?: string;
  readonly url?: string;
  readonly serviceRegion?: 'US' | 'EU';
  readonly site?: keyof typeof SITES;
  readonly severities?: ForwarderConfig['severities'];
  readonly alertSeverities?: Readonly<Record<string, number>>;
  readonly templates?: ForwarderConfig['templates'];
  readonly grouping?: ForwarderConfig['grouping'];
  readonly routes?: readonly RouteFields[];
  readonly images?: readonly unknown[];
  readonly bodyFormat?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly secretHeaders?: Readonly<Record<string, unknown>>;
  readonly signingSecret?: unknown;
  readonly urlSecret?: unknown;
}

interface RouteFields extends Omit<RouteConfig, 'match' | 'secretName'> {
  readonly routingKey?: unknown;
}

const SITES = {
  JSM: JSM.urls.jsm,
  OPSGENIE_US: JSM.urls.opsgenieUs,
  OPSGENIE_EU: JSM.urls.opsgenieEu,
} as const;

const urlOf = (vendor: BuiltInVendor, fields: EndpointFields): string | undefined => {
  const { url, serviceRegion, site = 'JSM' } = fields;
  if (url !== undefined) return url;
  if (vendor === 'pagerduty') return serviceRegion === 'EU' ? PAGERDUTY.urls.eu : PAGERDUTY.urls.us;
  if (vendor === 'jsm') return SITES[site];
  return vendor === 'ilert' ? ILERT.urls.default : undefined;
};

const OPTIONS: Readonly<
  Partial<Record<BuiltInVendor, (fields: EndpointFields) => ForwarderConfig['options']>>
> = {
  pagerduty: ({ images }) => images && { images },
  ilert: ({ alertSeverities }) => alertSeverities && { severity: alertSeverities },
  webhook: ({ bodyFormat, headers, signingSecret }) => ({
    bodyFormat,
    headers,
    signature: signingSecret === undefined ? 'none' : 'standard-webhooks',
  }),
};

/** ilert's routing key is plain text; another vendor's is a secret. */
const routeOf = ({ routingKey, team, responders, ...match }: RouteFields): RouteConfig => ({
  match,
  team: team ?? (typeof routingKey === 'string' ? routingKey : undefined),
  responders,
});

/** The endpoint of the file as its forward function would see it, without what a preview does not need. */
export function forwarderConfigOf({ type, ...rest }: ApiEndpointConfig): ForwarderConfig {
  const fields = rest as EndpointFields;
  return {
    version: 1,
    endpointId: fields.endpointId ?? type,
    vendor: type,
    url: urlOf(type, fields),
    secrets: {},
    severities: fields.severities,
    routes: fields.routes?.map(routeOf),
    templates: fields.templates,
    autoResolve: true,
    grouping: fields.grouping ?? 'NONE',
    ledger: { tableName: '', retentionDays: 1 },
    deadLetterQueueUrl: '',
    vendorTimeoutMillis: 10_000,
    concurrency: 1,
    options: OPTIONS[type]?.(fields),
  };
}

/** Names of the endpoint's secrets in `ForwarderConfig.secrets`. */
export const secretNamesOf = (endpoint: ApiEndpointConfig): readonly string[] => {
  const { secretHeaders = {}, urlSecret, url } = endpoint as EndpointFields;
  const isUrlHidden = endpoint.type === 'webhook' && (urlSecret !== undefined || url === undefined);
  return [
    'default',
    ...(isUrlHidden ? ['url'] : []),
    ...Object.keys(secretHeaders).map((name) => `header:${name}`),
  ];
};
