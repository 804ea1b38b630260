import type { SecretReference } from '../../common/secret-reference';
import type {
  ReceiverConfig,
  ReceiverEndpoint,
  SyncConfig,
  SyncDirections,
  SyncEndpoint,
} from '../../contract/sync-config';
import type { IAlertLedger } from '../../delivery/alert-ledger';
import type { MemberRoleReference } from '../member-role-reference';
import type { SyncBackDirections, SyncBackEndpoint } from '../sync-back-endpoint';

export const directionsOf = (options: SyncBackDirections): SyncDirections => ({
  workflow: options.workflow ?? true,
  note: options.note ?? true,
  severity: options.severity ?? true,
});

const DIRECTIONS = ['workflow', 'note', 'severity'] as const;

/** What any of the endpoints may change. */
export const allDirections = (endpoints: readonly SyncBackDirections[]): SyncDirections => {
  const each = endpoints.map(directionsOf);
  const entries = DIRECTIONS.map((name) => [name, each.some((directions) => directions[name])]);
  return Object.fromEntries(entries) as SyncDirections;
};

export const verificationSecrets = ({
  secret,
  additionalSecrets = [],
}: SyncBackEndpoint): readonly SecretReference[] => [secret, ...additionalSecrets];

export const receiverConfig = (endpoints: readonly SyncBackEndpoint[], queueUrl: string): ReceiverConfig => ({
  version: 1,
  endpoints: byId(endpoints, receiverEndpoint),
  queueUrl,
});

const receiverEndpoint = (endpoint: SyncBackEndpoint): ReceiverEndpoint => ({
  vendor: endpoint.vendor.vendorName,
  verifier: endpoint.verification,
  headerName: endpoint.headerName,
  secrets: verificationSecrets(endpoint).map((secret) => secret._pointer()),
});

export interface SyncSurroundings {
  readonly ledger: IAlertLedger;
  readonly deadLetterQueueUrl: string;
  readonly memberRole?: MemberRoleReference;
}

export const syncConfig = (
  endpoints: readonly SyncBackEndpoint[],
  { ledger, deadLetterQueueUrl, memberRole }: SyncSurroundings,
): SyncConfig => ({
  version: 1,
  endpoints: byId(endpoints, syncEndpoint),
  ledger: { tableName: ledger.tableName, retentionDays: ledger.retentionDays },
  deadLetterQueueUrl,
  memberRole,
});

const syncEndpoint = (endpoint: SyncBackEndpoint): SyncEndpoint => ({
  vendor: endpoint.vendor.vendorName,
  directions: directionsOf(endpoint),
  priorities: endpoint.priorities,
  apiToken: endpoint.apiToken?._pointer(),
  apiUrl: endpoint.apiUrl,
});

const byId = <T>(
  endpoints: readonly SyncBackEndpoint[],
  render: (endpoint: SyncBackEndpoint) => T,
): Readonly<Record<string, T>> =>
  Object.fromEntries(endpoints.map((endpoint) => [endpoint.endpointId, render(endpoint)]));
