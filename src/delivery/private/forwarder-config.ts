import type { SecretReference } from '../../common/secret-reference';
import type { GuardConfig, ForwarderConfig, RouteConfig } from '../../contract/forwarder-config';
import type { SecretReferenceConfig } from '../../contract/secret-reference-config';
import type { AwsEnvironment } from '../../private/aws-environment';
import type { IAlertLedger } from '../alert-ledger';
import type { FindingForwarderProps } from '../finding-forwarder-props';
import type { FindingGuard } from '../finding-guard';
import type { ForwarderRoute } from '../forwarder-route';

/** Name in `ForwarderConfig.secrets` of a route's own key. */
const routeSecretName = (index: number): string => `route${index}`;

/** All credentials of a forwarder by the names in its configuration. */
export const forwarderSecrets = (
  props: Pick<FindingForwarderProps, 'secrets' | 'routes'>,
): Readonly<Record<string, SecretReference>> => ({
  ...props.secrets,
  ...Object.fromEntries(
    (props.routes ?? []).flatMap(({ secret }, index) => (secret ? [[routeSecretName(index), secret]] : [])),
  ),
});

export function forwarderConfig(
  props: FindingForwarderProps,
  ledger: IAlertLedger,
  deadLetterQueueUrl: string,
  aws: AwsEnvironment,
): ForwarderConfig {
  return {
    version: 1,
    endpointId: props.endpointId,
    vendor: props.vendor.vendorName,
    url: props.url,
    secrets: pointers(forwarderSecrets(props)),
    severities: props.severities,
    routes: props.routes?.map(routeConfig),
    templates: props.templates,
    autoResolve: props.autoResolve ?? true,
    grouping: props.grouping ?? 'NONE',
    setNotified: props.setNotified ?? false,
    ledger: { tableName: ledger.tableName, retentionDays: ledger.retentionDays },
    deadLetterQueueUrl,
    vendorTimeoutMillis: (props.vendorTimeoutSeconds ?? 10) * 1000,
    concurrency: props.batchConcurrency ?? 10,
    accept: props.guard && guardConfig(props.guard, aws),
    options: props.vendorOptions,
  };
}

const pointers = (
  secrets: Readonly<Record<string, SecretReference>>,
): Record<string, SecretReferenceConfig> =>
  Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secret._pointer()]));

const routeConfig = (route: ForwarderRoute, index: number): RouteConfig => ({
  match: {
    severities: route.severities,
    accountIds: route.accountIds,
    accountNames: route.accountNames,
    products: route.products,
    resourceTags: route.resourceTags,
  },
  secretName: route.secret && routeSecretName(index),
  team: route.team,
  responders: route.responders,
});

const guardConfig = (guard: FindingGuard, aws: AwsEnvironment): GuardConfig => ({
  accountIds: guard.accounts,
  regions: guard.regions,
  onlyFrom: guard.onlyAggregated ? { accountId: aws.accountId, region: aws.region } : undefined,
  format: guard.leadingProduct,
});
