import type { WorkflowStatus } from '../../contract/severity';
import { networkOfAsff } from './asff/network';
import { placeOfAsff } from './asff/identity';
import { factsOfAsff } from './asff/facts';
import { resourcesOfAsff } from './asff/resources';
import { vulnerabilitiesOfAsff } from './asff/vulnerabilities';
import { controlIdOfAsff } from './control-id';
import type { ComplianceStatus, Finding, FindingNote } from './finding';
import { asLine, asList, asText, asTextMap, asTexts, asWebUrl, at, distinct, type JsonObject } from './json';
import { alertKey } from './key';
import { productName } from './product';
import { severityOfAsff } from './severity';

/** Workflow.Status, else the older WorkflowState in its words. */
const WORKFLOW: Readonly<Record<string, WorkflowStatus>> = {
  NEW: 'NEW',
  NOTIFIED: 'NOTIFIED',
  RESOLVED: 'RESOLVED',
  SUPPRESSED: 'SUPPRESSED',
  ASSIGNED: 'NOTIFIED',
  IN_PROGRESS: 'NOTIFIED',
  DEFERRED: 'NOTIFIED',
};

const COMPLIANCE: readonly string[] = ['PASSED', 'WARNING', 'FAILED', 'NOT_AVAILABLE'];

function workflowStatus(finding: unknown): WorkflowStatus {
  const text = asLine(at(finding, 'Workflow', 'Status')) ?? asLine(at(finding, 'WorkflowState')) ?? '';
  return (Object.hasOwn(WORKFLOW, text.toUpperCase()) ? WORKFLOW[text.toUpperCase()] : undefined) ?? 'NEW';
}

function complianceStatus(finding: unknown): ComplianceStatus | undefined {
  const text = asLine(at(finding, 'Compliance', 'Status'))?.toUpperCase() ?? '';
  return COMPLIANCE.includes(text) ? (text as ComplianceStatus) : undefined;
}

function noteOf(finding: unknown): FindingNote | undefined {
  const text = asText(at(finding, 'Note', 'Text'));
  if (text === undefined) return undefined;
  const updatedBy = asLine(at(finding, 'Note', 'UpdatedBy')) ?? 'unknown';
  return { text, updatedBy, updatedAt: asLine(at(finding, 'Note', 'UpdatedAt')) };
}

function standardsOf(finding: unknown): readonly string[] {
  const listed = asList(at(finding, 'Compliance', 'AssociatedStandards'))
    .map((item) => asLine(at(item, 'StandardsId')))
    .filter((id) => id !== undefined);
  if (listed.length > 0) return listed;
  const arn =
    asLine(at(finding, 'ProductFields', 'StandardsArn')) ??
    asLine(at(finding, 'ProductFields', 'StandardsGuideArn'));
  return arn === undefined ? [] : [arn.replace(/^arn:[^:]*:securityhub:::/, '')];
}

/** What the check itself wrote comes first: it names the port, the snapshot, the setting. */
function statusReasonsOf(finding: unknown): readonly string[] {
  const reasons = asList(at(finding, 'Compliance', 'StatusReasons'));
  const texts = reasons.map((item) => asLine(at(item, 'Description')) ?? asLine(at(item, 'ReasonCode')));
  const annotation = asLine(at(finding, 'ProductFields', 'aws/securityhub/annotation'));
  return distinct([annotation, ...texts]);
}

function productOf(finding: unknown, productArn: string): string {
  const fields = at(finding, 'ProductFields');
  const names = [
    at(finding, 'ProductName'),
    at(fields, 'aws/securityhub/ProductName'),
    at(fields, 'Product Name'),
    at(fields, 'ProviderName'),
  ];
  return productName(productArn, names.map(asLine), asLine(at(finding, 'GeneratorId')));
}

const times = (finding: unknown) => ({
  createdAt: asLine(at(finding, 'CreatedAt')),
  updatedAt: asLine(at(finding, 'UpdatedAt')),
  firstObservedAt: asLine(at(finding, 'FirstObservedAt')),
  lastObservedAt: asLine(at(finding, 'LastObservedAt')),
});

const recommendation = (finding: unknown): Finding['remediation'] => ({
  text: asText(at(finding, 'Remediation', 'Recommendation', 'Text')),
  url:
    asWebUrl(at(finding, 'Remediation', 'Recommendation', 'Url')) ??
    asWebUrl(at(finding, 'ProductFields', 'RecommendationUrl')),
});

/** A finding in the AWS Security Finding Format, whose `id` and `productArn` are known to be there. */
export function findingOfAsff(
  finding: JsonObject,
  id: string,
  productArn: string,
  event: { readonly accountId: string; readonly region: string },
): Finding {
  return {
    format: 'ASFF',
    key: alertKey(productArn, id),
    id,
    productArn,
    ...placeOfAsff(finding, event),
    accountName: asLine(at(finding, 'AwsAccountName')),
    product: productOf(finding, productArn),
    company:
      asLine(at(finding, 'CompanyName')) ??
      asLine(at(finding, 'ProductFields', 'aws/securityhub/CompanyName')),
    title: asLine(at(finding, 'Title')) ?? '',
    description: asText(at(finding, 'Description')) ?? '',
    severity: severityOfAsff(finding),
    workflowStatus: workflowStatus(finding),
    recordState: asLine(at(finding, 'RecordState'))?.toUpperCase() === 'ARCHIVED' ? 'ARCHIVED' : 'ACTIVE',
    complianceStatus: complianceStatus(finding),
    statusReasons: statusReasonsOf(finding),
    controlId: controlIdOfAsff(finding),
    standards: standardsOf(finding),
    generatorId: asLine(at(finding, 'GeneratorId')),
    types: asTexts(at(finding, 'Types')),
    resources: resourcesOfAsff(finding),
    remediation: recommendation(finding),
    sourceUrl: asWebUrl(at(finding, 'SourceUrl')),
    ...times(finding),
    vulnerabilities: vulnerabilitiesOfAsff(finding),
    network: networkOfAsff(finding),
    note: noteOf(finding),
    facts: factsOfAsff(finding),
    userDefinedFields: asTextMap(at(finding, 'UserDefinedFields')),
    raw: finding,
  };
}
