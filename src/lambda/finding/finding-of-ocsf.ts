import type { WorkflowStatus } from '../../contract/severity';
import { partitionOfRegion, parseArn } from './arn';
import type { ComplianceStatus, Finding, FindingNote } from './finding';
import { asLine, asList, asNumber, asText, asTexts, asWebUrl, at, type JsonObject } from './json';
import { alertKey, classicProductArn } from './key';
import { factsOfOcsf } from './ocsf/facts';
import { networkOfOcsf } from './ocsf/network';
import { resourcesOfOcsf } from './ocsf/resources';
import { vulnerabilitiesOfOcsf } from './ocsf/vulnerabilities';
import { productName } from './product';
import { severityOfOcsf } from './severity';

const STATUS_ARCHIVED = 5;
const STATUS_DELETED = 6;
const ACTIVITY_CLOSE = 3;

function workflowStatus(finding: unknown): WorkflowStatus {
  const id = asNumber(at(finding, 'status_id'));
  const name = asLine(at(finding, 'status'))?.toLowerCase();
  if (id === 2 || (id === undefined && name === 'in progress')) return 'NOTIFIED';
  if (id === 3 || (id === undefined && name === 'suppressed')) return 'SUPPRESSED';
  if (id === 4 || (id === undefined && name === 'resolved')) return 'RESOLVED';
  return 'NEW';
}

/** Security Hub counts a finding whose activity is Close as closed, whatever its status. */
function recordState(finding: unknown): Finding['recordState'] {
  const id = asNumber(at(finding, 'status_id'));
  const closed =
    asNumber(at(finding, 'activity_id')) === ACTIVITY_CLOSE ||
    asLine(at(finding, 'activity_name'))?.toLowerCase() === 'close';
  return closed || id === STATUS_ARCHIVED || id === STATUS_DELETED ? 'ARCHIVED' : 'ACTIVE';
}

function complianceStatus(finding: unknown): ComplianceStatus | undefined {
  const id = asNumber(at(finding, 'compliance', 'status_id'));
  const name = asLine(at(finding, 'compliance', 'status'))?.toLowerCase() ?? '';
  if (id === 1 || /^pass/.test(name)) return 'PASSED';
  if (id === 2 || name === 'warning') return 'WARNING';
  if (id === 3 || /^fail/.test(name)) return 'FAILED';
  return at(finding, 'compliance') === undefined ? undefined : 'NOT_AVAILABLE';
}

function statusReasons(finding: unknown): readonly string[] {
  const compliance = at(finding, 'compliance');
  const failed = asList(at(compliance, 'assessments')).filter((item) => at(item, 'meets_criteria') !== true);
  const details = [at(compliance, 'status_detail'), at(finding, 'status_detail')];
  const texts = [
    ...failed.map((item) => at(item, 'desc')),
    ...asTexts(at(compliance, 'status_details')),
    ...details,
  ];
  return [...new Set(asTexts(texts))];
}

/** A comment has no author of its own; one from a vendor begins with it: `rosa (pagerduty): looking`. */
const AUTHOR = /^([^\n]{1,64} \([\w-]{1,20}\)): /;

function noteOf(finding: unknown): FindingNote | undefined {
  const text = asText(at(finding, 'comment'));
  if (text === undefined) return undefined;
  return { text, updatedBy: AUTHOR.exec(text)?.[1] ?? 'a user of Security Hub' };
}

/** A time as ISO text, else the epoch milliseconds as ISO; what is neither is passed on as it is. */
function timeOf(holder: unknown, field: string): string | undefined {
  const text = asLine(at(holder, `${field}_dt`));
  const millis = asNumber(at(holder, field));
  if (text !== undefined || millis === undefined) return text ?? asLine(at(holder, field));
  return Math.abs(millis) <= 8.64e15 ? new Date(millis).toISOString() : String(millis);
}

function times(finding: unknown) {
  const info = at(finding, 'finding_info');
  return {
    createdAt: timeOf(info, 'created_time'),
    updatedAt: timeOf(info, 'modified_time') ?? timeOf(finding, 'time'),
    firstObservedAt: timeOf(info, 'first_seen_time'),
    lastObservedAt: timeOf(info, 'last_seen_time'),
  };
}

function remediation(finding: unknown): Finding['remediation'] {
  const references = asList(at(finding, 'remediation', 'references')).map(asWebUrl);
  return {
    text: asText(at(finding, 'remediation', 'desc')),
    url: references.find((url) => url !== undefined),
  };
}

function place(finding: unknown, productUid: string, event: { accountId: string; region: string }) {
  const cloud = at(finding, 'cloud');
  const region = asLine(at(cloud, 'region')) ?? (parseArn(productUid)?.region || event.region);
  return {
    region,
    accountId: asLine(at(cloud, 'account', 'uid')) ?? event.accountId,
    accountName: asLine(at(cloud, 'account', 'name')),
    organizationalUnit: asLine(at(cloud, 'org', 'ou_name')) ?? asLine(at(cloud, 'org', 'ou_uid')),
    partition:
      parseArn(productUid)?.partition || (asLine(at(cloud, 'cloud_partition')) ?? partitionOfRegion(region)),
  };
}

function origin(finding: unknown, productUid: string, findingUid: string) {
  const metadata = at(finding, 'metadata');
  return {
    key: alertKey(productUid, findingUid),
    id: findingUid,
    productArn: classicProductArn(productUid),
    ocsf: { metadataUid: asLine(at(metadata, 'uid')), productUid, findingUid },
    product: productName(productUid, [asLine(at(metadata, 'product', 'name'))], undefined),
    company: asLine(at(metadata, 'product', 'vendor_name')),
    generatorId: asLine(at(finding, 'finding_info', 'analytic', 'name')),
  };
}

/** A finding of Security Hub V2, any OCSF class, whose identity is known to be there. */
export function findingOfOcsf(
  finding: JsonObject,
  findingUid: string,
  productUid: string,
  event: { readonly accountId: string; readonly region: string },
): Finding {
  const info = at(finding, 'finding_info');
  return {
    format: 'OCSF',
    ...origin(finding, productUid, findingUid),
    ...place(finding, productUid, event),
    title: asLine(at(info, 'title')) ?? asLine(at(finding, 'message')) ?? '',
    description: asText(at(info, 'desc')) ?? asText(at(finding, 'message')) ?? '',
    severity: severityOfOcsf(finding),
    workflowStatus: workflowStatus(finding),
    recordState: recordState(finding),
    complianceStatus: complianceStatus(finding),
    statusReasons: statusReasons(finding),
    controlId: asLine(at(finding, 'compliance', 'control')),
    standards: asTexts(at(finding, 'compliance', 'standards')),
    types: asTexts(at(info, 'types')),
    resources: resourcesOfOcsf(finding),
    remediation: remediation(finding),
    sourceUrl: asWebUrl(at(info, 'src_url')),
    ...times(finding),
    vulnerabilities: vulnerabilitiesOfOcsf(finding),
    network: networkOfOcsf(finding),
    note: noteOf(finding),
    facts: factsOfOcsf(finding),
    userDefinedFields: {},
    raw: finding,
  };
}
