import type { AwsSecurityFinding } from '@aws-sdk/client-securityhub';
import type { AlertRecord } from '../../lambda/state/alert-record';
import type { FindingRecord } from '../../lambda/state/finding-record';
import type { Clients } from '../aws/clients';
import { securityHubSdk } from '../aws/clients';
import { errorText } from '../aws/error-text';

/** An alert is open at the vendor though all its findings are closed. */
export interface Drift {
  readonly endpointId: string;
  readonly alertKey: string;
  readonly findingIds: readonly string[];
  /** What Security Hub says of them. */
  readonly why: string;
}

export interface DriftReport {
  readonly drifts: readonly Drift[];
  /** Why the findings could not be read. */
  readonly unread?: string;
}

/** `GetFindings` takes at most 20 values of a filter. */
const BATCH = 20;

async function readFindings(
  clients: Clients,
  ids: readonly string[],
): Promise<readonly AwsSecurityFinding[]> {
  const { GetFindingsCommand } = securityHubSdk();
  const found: AwsSecurityFinding[] = [];
  for (let at = 0; at < ids.length; at += BATCH) {
    const Id = ids.slice(at, at + BATCH).map((Value) => ({ Value, Comparison: 'EQUALS' as const }));
    const command = new GetFindingsCommand({ Filters: { Id }, MaxResults: 100 });
    found.push(...((await clients.securityHub.send(command)).Findings ?? []));
  }
  return found;
}

/** Undefined while somebody still needs to work on the finding. */
function closedBy(finding: AwsSecurityFinding | undefined): string | undefined {
  if (finding === undefined) return 'not in Security Hub any more';
  const { Workflow, RecordState, Compliance } = finding;
  if (RecordState === 'ARCHIVED') return 'archived';
  if (Compliance?.Status === 'PASSED') return 'passed';
  return Workflow?.Status === 'RESOLVED' || Workflow?.Status === 'SUPPRESSED' ? Workflow.Status : undefined;
}

const nameOf = (productArn: string, id: string): string => `${productArn}|${id}`;

/** Of alerts that a person sent by hand nothing is said: they may well be about a closed finding. */
function driftOf(
  { endpointId, alertKey, members, requestedAt }: AlertRecord,
  findings: readonly FindingRecord[],
  found: ReadonlyMap<string, AwsSecurityFinding>,
): readonly Drift[] {
  const own = findings.filter((finding) => finding.alertKey in members);
  const isReadable = own.every(({ identity }) => identity.format === 'ASFF');
  if (own.length === 0 || !isReadable || requestedAt !== undefined) return [];
  const whys = own.map(({ identity }) => closedBy(found.get(nameOf(identity.productArn, identity.id))));
  if (whys.includes(undefined)) return [];
  const findingIds = own.map(({ identity }) => identity.id);
  return [{ endpointId, alertKey, findingIds, why: [...new Set(whys)].join(', ') }];
}

/** Open alerts whose findings Security Hub holds to be closed. */
export async function driftReport(
  clients: Clients,
  alerts: readonly AlertRecord[],
  findings: readonly FindingRecord[],
): Promise<DriftReport> {
  try {
    const read = await readFindings(clients, [...new Set(findings.map(({ identity }) => identity.id))]);
    const found = new Map(read.map((each) => [nameOf(`${each.ProductArn}`, `${each.Id}`), each]));
    return { drifts: alerts.flatMap((alert) => driftOf(alert, findings, found)) };
  } catch (error) {
    return { drifts: [], unread: errorText(error) };
  }
}
