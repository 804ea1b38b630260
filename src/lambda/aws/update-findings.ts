import type { BatchUpdateFindingsRequest, BatchUpdateFindingsV2Request } from '@aws-sdk/client-securityhub';
import type { SeverityLabel, WorkflowStatus } from '../../contract/severity';
import type { FindingIdentity } from '../state/finding-identity';
import type { FindingChange } from '../hub/finding-change';
import type { SecurityHub } from './client/security-hub';
import type { HubClients, HubTarget } from './hub-clients';

/** A finding that a call left out, with the code that says why. */
export interface LeftOut {
  readonly identity: FindingIdentity;
  readonly code: string;
}

/** One update call for findings of one format. The answer names those that were left out. */
export type UpdateFindings = (
  target: HubTarget,
  identities: readonly FindingIdentity[],
  change: FindingChange,
) => Promise<readonly LeftOut[]>;

export function createUpdateFindings(clients: HubClients): UpdateFindings {
  return (target, identities, change) => {
    const update = identities[0]?.format === 'OCSF' ? updateOcsf : updateAsff;
    return update(clients(target, identities), identities, change);
  };
}

const asffKey = (id: string | undefined, productArn: string | undefined): string => `${productArn}|${id}`;

async function updateAsff(
  client: SecurityHub,
  identities: readonly FindingIdentity[],
  { workflowStatus, severity, note }: FindingChange,
): Promise<readonly LeftOut[]> {
  const input: BatchUpdateFindingsRequest = {
    FindingIdentifiers: identities.map(({ id, productArn }) => ({ Id: id, ProductArn: productArn })),
    Workflow: workflowStatus && { Status: workflowStatus },
    Severity: severity && { Label: severity },
    Note: note && { Text: note.text, UpdatedBy: note.updatedBy },
  };
  const answer = await client.batchUpdateFindings(input);
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
  client: SecurityHub,
  identities: readonly FindingIdentity[],
  { workflowStatus, severity, note }: FindingChange,
): Promise<readonly LeftOut[]> {
  const uids = identities.flatMap(({ metadataUid }) => (metadataUid === undefined ? [] : [metadataUid]));
  const named =
    uids.length === identities.length
      ? { MetadataUids: uids }
      : { FindingIdentifiers: identities.map(ocsfIds) };
  const input: BatchUpdateFindingsV2Request = {
    ...named,
    StatusId: workflowStatus && STATUS_IDS[workflowStatus],
    SeverityId: severity && SEVERITY_IDS[severity],
    Comment: note?.text,
  };
  const answer = await client.batchUpdateFindingsV2(input);
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
