import type { SecretReference } from '../../common/secret-reference';
import type { AlertVendor } from '../../delivery/alert-vendor';
import { FindingForwarder } from '../../delivery/finding-forwarder';
import { forwarderOptionProblems, routeProblems, vendorProblems } from '../../delivery/forwarder-checks';
import type { ForwarderOptions } from '../../delivery/forwarder-options';
import type { ForwarderRoute } from '../../delivery/forwarder-route';
import { checkApiUrl } from '../../private/api-url';
import { checkEndpointId } from '../../private/endpoint-checks';
import { checkSeverityTable } from '../../private/severity-checks';
import type { SyncBackEndpoint } from '../../sync-back/sync-back-endpoint';
import { syncBackProblems } from '../../sync-back/webhook-checks';
import type { AlertEndpointConfig, IAlertingContext } from '../alert-endpoint';

/** What a vendor's endpoint makes of its props. */
export interface ApiEndpointParts {
  readonly endpointId: string;
  readonly vendor: AlertVendor;
  readonly options: ForwarderOptions;
  readonly secrets: Readonly<Record<string, SecretReference>>;
  readonly url?: string;
  readonly severities?: { [label: string]: string };
  readonly routes?: ForwarderRoute[];
  readonly vendorOptions?: { [key: string]: unknown };
  readonly syncBack?: SyncBackEndpoint;
}

/** How the vendor's own props are called, for errors, and what they may hold. */
export interface ApiEndpointWords {
  /** Prop of each secret by its name. */
  readonly secretProps: Readonly<Record<string, string>>;
  readonly routeSecretProp: string;
  readonly syncBackSecretProp: string;
  /** All severities or priorities that the vendor knows. */
  readonly severityWords?: readonly string[];
}

export function apiEndpointProblems(parts: ApiEndpointParts, words: ApiEndpointWords): string[] {
  const { endpointId, options, routes, secrets, severities, syncBack, url, vendor } = parts;
  return [
    ...checkEndpointId(endpointId),
    ...vendorProblems(vendor, options.function?.codePath),
    ...checkApiUrl('url', url),
    ...Object.entries(secrets).flatMap(([name, secret]) => secret._problems(words.secretProps[name] ?? name)),
    ...checkSeverityTable('severities', severities, words.severityWords),
    ...routeProblems(routes, words.routeSecretProp),
    ...forwarderOptionProblems(options),
    ...(syncBack ? syncBackProblems(syncBack, words.syncBackSecretProp) : []).map(
      (line) => `syncBack: ${line}`,
    ),
  ];
}

/** Makes the endpoint's forwarder and, where the vendor calls back, its route of the webhook. */
export function bindApiEndpoint(context: IAlertingContext, parts: ApiEndpointParts): AlertEndpointConfig {
  const { endpointId, options, syncBack } = parts;
  const forwarder = new FindingForwarder(context.scope, 'Forwarder', {
    ...options,
    name: `${context.alertingName}-${endpointId}`,
    endpointId,
    vendor: parts.vendor,
    secrets: { ...parts.secrets },
    url: parts.url,
    severities: parts.severities,
    routes: parts.routes,
    vendorOptions: parts.vendorOptions,
    guard: options.guard ?? context.guard,
    function: { ...context.functionOptions, ...options.function },
    ledger: context.ledger(),
    key: context.key(),
    roleOptions: context.roleOptions,
    tags: context.tags,
  });
  if (syncBack) context.webhook().addEndpoint(syncBack);
  return {
    target: forwarder,
    takesFollowUps: options.autoResolve ?? true,
    deadLetterQueues: [forwarder.deadLetterQueue],
    forwarder,
    webhookUrl: syncBack && context.webhook().urlOf(endpointId),
  };
}
