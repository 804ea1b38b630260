import {
  BatchUpdateFindingsCommand,
  BatchUpdateFindingsV2Command,
  SecurityHubClient,
  type BatchUpdateFindingsCommandInput,
  type BatchUpdateFindingsV2CommandInput,
  type SecurityHubClientConfig,
} from '@aws-sdk/client-securityhub';
import type { SeverityLabel, WorkflowStatus } from '../../contract/severity';
import { parseArn, partitionOfRegion } from '../finding/arn';
import type { FindingIdentity } from '../ledger/ledger-item';
import type { FindingChange } from '../sync/finding-change';
import { CLIENT_OPTIONS } from './client-options';
import type { MemberCredentials } from './sts';

/** A finding that a call left out, with the code that says why. */
export interface LeftOut {
  readonly identity: FindingIdentity;
  readonly code: string;
}

export interface UpdateTarget {
  /** Region whose Security Hub is called. */
  readonly region: string;
  /** Account whose role is assumed; the function's own role when absent. */
  readonly roleAccountId?: string;
}

/** One update call for findings of one format. The answer names those that were left out. */
export type UpdateFindings = (
  target: UpdateTarget,
  identities: readonly FindingIdentity[],
  change: FindingChange,
) => Promise<readonly LeftOut[]>;

/** One attempt: the queue tries again, later than the SDK would and without holding up this batch. */
const OPTIONS = { ...CLIENT_OPTIONS, maxAttempts: 1 };

export interface UpdateFindingsOptions {
  /** Credentials for targets with a `roleAccountId`. */
  readonly memberCredentials?: MemberCredentials;
  /** Added to every client's own options, e.g. another endpoint. */
  readonly client?: SecurityHubClientConfig;
}

export function createUpdateFindings(options: UpdateFindingsOptions = {}): UpdateFindings {
  const { memberCredentials } = options;
  const clients = new Map<string, SecurityHubClient>();
  const clientFor = ({ region, roleAccountId }: UpdateTarget, partition: string): SecurityHubClient => {
    const key = `${roleAccountId ?? ''}/${region}`;
    const credentials =
      roleAccountId && memberCredentials
        ? { credentials: () => memberCredentials(roleAccountId, partition) }
        : {};
    const client =
      clients.get(key) ?? new SecurityHubClient({ ...OPTIONS, ...options.client, region, ...credentials });
    clients.set(key, client);
    return client;
  };
  return (target, identities, change) => {
    const partition = parseArn(identities[0]?.productArn)?.partition || partitionOfRegion(target.region);
    const update = identities[0]?.format === 'OCSF' ? updateOcsf : updateAsff;
    return update(clientFor(target, partition), identities, change);
  };
}

const asffKey = (id: string | undefined, productArn: string | undefined): string => `${productArn}|${id}`;

async function updateAsff(
  client: SecurityHubClient,
  identities: readonly FindingIdentity[],
  { workflowStatus, severity, note }: FindingChange,
): Promise<readonly LeftOut[]> {
  const input: BatchUpdateFindingsCommandInput = {
    FindingIdentifiers: identities.map(({ id, productArn }) => ({ Id: id, ProductArn: productArn })),
    Workflow: workflowStatus && { Status: workflowStatus },
    Severity: severity && { Label: severity },
    Note: note && { Text: note.text, UpdatedBy: note.updatedBy },
  };
  const answer = await client.send(new BatchUpdateFindingsCommand(input));
  const codes = new Map(
    (answer.UnprocessedFindings ?? []).map(({ FindingIdentifier: of, ErrorCode: code }) => [
      asffKey(of?.Id, of?.ProductArn),
      code ?? 'Unknown',
    ]),
  );
  return leftOut(identities, ({ id, productArn }) => codes.get(asffKey(id, productArn)));
}

/** 1 New, 2 In Progress, 3 Suppressed, 4 Resolved. */
const STATUS_IDS: Readonly<Record<WorkflowStatus, number>> = {
  NEW: 1,
  NOTIFIED: 2,
  SUPPRESSED: 3,
  RESOLVED: 4,
};
const SEVERITY_IDS: Readonly<Record<SeverityLabel, number>> = {
  INFORMATIONAL: 1,
  LOW: 2,
  MEDIUM: 3,
  HIGH: 4,
  CRITICAL: 5,
};

const ocsfIds = ({ accountId, id, productUid, productArn }: FindingIdentity) => ({
  CloudAccountUid: accountId,
  FindingInfoUid: id,
  MetadataProductUid: productUid ?? productArn,
});

async function updateOcsf(
  client: SecurityHubClient,
  identities: readonly FindingIdentity[],
  { workflowStatus, severity, note }: FindingChange,
): Promise<readonly LeftOut[]> {
  const uids = identities.flatMap(({ metadataUid }) => (metadataUid === undefined ? [] : [metadataUid]));
  const named =
    uids.length === identities.length
      ? { MetadataUids: uids }
      : { FindingIdentifiers: identities.map(ocsfIds) };
  const input: BatchUpdateFindingsV2CommandInput = {
    ...named,
    StatusId: workflowStatus && STATUS_IDS[workflowStatus],
    SeverityId: severity && SEVERITY_IDS[severity],
    Comment: note?.text,
  };
  const answer = await client.send(new BatchUpdateFindingsV2Command(input));
  const codes = new Map(
    (answer.UnprocessedFindings ?? []).map(({ MetadataUid: uid, FindingIdentifier: of, ErrorCode: code }) => [
      uid ?? of?.FindingInfoUid,
      code ?? 'Unknown',
    ]),
  );
  return leftOut(identities, ({ metadataUid = '', id }) => codes.get(metadataUid) ?? codes.get(id));
}

const leftOut = (
  identities: readonly FindingIdentity[],
  codeOf: (identity: FindingIdentity) => string | undefined,
): readonly LeftOut[] =>
  identities.flatMap((identity) => {
    const code = codeOf(identity);
    return code === undefined ? [] : [{ identity, code }];
  });
