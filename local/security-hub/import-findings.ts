import { accessDenied, invalidInput } from './api-error';
import { byteLength, findingProblem, MAX_FINDING_BYTES } from './finding-checks';
import type { Finding } from './finding-types';
import { findingKey } from './finding-types';
import { importedEvent } from './hub-events';
import type { HubRegion } from './hub-region';
import type { Call, JsonObject, Operation } from './operation';
import { listIn, stringIn } from './operation';
import { completeSeverity } from './severity';
import { workflowAfterImport } from './workflow-resets';

/** A provider never writes these once the finding exists: they belong to the people who work on it. */
const CUSTOMER_FIELDS = ['Note', 'UserDefinedFields', 'VerificationState', 'Workflow'] as const;

/** Filled from the provider until a customer's update has touched them. */
const SHARED_FIELDS = ['Confidence', 'Criticality', 'RelatedFindings', 'Severity', 'Types'] as const;

const touched = new WeakMap<HubRegion, Map<string, Set<string>>>();

/** Remembers that a customer changed the fields of a finding, so that later imports leave them alone. */
export function markTouched(hub: HubRegion, key: string, fields: readonly string[]): void {
  const byFinding = touched.get(hub) ?? new Map<string, Set<string>>();
  touched.set(hub, byFinding.set(key, new Set([...(byFinding.get(key) ?? []), ...fields])));
}

function merged(hub: HubRegion, key: string, before: Finding | undefined, sent: Finding): Finding {
  const kept = before
    ? [...CUSTOMER_FIELDS, ...SHARED_FIELDS.filter((field) => touched.get(hub)?.get(key)?.has(field))]
    : [];
  const after: Finding = {
    RecordState: 'ACTIVE',
    ...sent,
    Severity: completeSeverity(sent.FindingProviderFields?.Severity ?? sent.Severity),
    ...Object.fromEntries(kept.map((field) => [field, before?.[field]])),
    Region: sent.Region ?? hub.options.region,
    ProcessedAt: hub.nowIso(),
  };
  return { ...after, Workflow: { Status: workflowAfterImport(before, after) } };
}

/** Takes a finding in as a product does: merges it, applies the automatic changes and emits the event. */
export function ingestFinding(hub: HubRegion, sent: Finding): Finding {
  const key = findingKey(sent.Id, sent.ProductArn);
  const stored = merged(hub, key, hub.findings.get(key), sent);
  hub.findings.put(key, stored);
  hub.options.emit(importedEvent(hub, stored));
  return stored;
}

function refusal(hub: HubRegion, sent: unknown): { code: string; message: string } | undefined {
  const problem = findingProblem(sent);
  if (problem) {
    return { code: 'InvalidInput', message: `Finding does not adhere to Amazon Finding Format. ${problem}.` };
  }
  const finding = sent as Finding;
  if (finding.AwsAccountId !== hub.options.accountId) {
    return { code: 'InvalidInput', message: 'AwsAccountId is not the account of the caller.' };
  }
  if (byteLength(finding) > MAX_FINDING_BYTES) {
    return { code: 'FindingSizeExceeded', message: 'A finding may have at most 240 KB.' };
  }
  const fault = hub.options.faults.take(finding.Id);
  return fault && { code: fault, message: `Scripted ${fault}` };
}

/** A customer may send as its own default product, or as a partner product that it subscribes to. */
function checkProduct(hub: HubRegion, sent: unknown): void {
  const product = String((sent as JsonObject | null)?.['ProductArn']);
  const own = hub.arn(`product/${hub.options.accountId}/default`);
  const subscribed = [...hub.productSubscriptions].some(
    (arn) => arn.split('/').slice(1).join('/') === product.split('/').slice(1).join('/'),
  );
  if (product.startsWith('arn:') && product !== own && (!subscribed || /:product\/aws\//.test(product))) {
    throw accessDenied(`Not authorized to perform: securityhub:BatchImportFindings on resource: ${product}`);
  }
}

function batchImport(hub: HubRegion, { body }: Call): object {
  const sent = listIn(body, 'Findings');
  if (sent.length < 1 || sent.length > 100) throw invalidInput('Findings must have 1 to 100 items');
  sent.forEach((finding) => checkProduct(hub, finding));
  const failed: object[] = [];
  for (const finding of sent) {
    const reason = refusal(hub, finding);
    if (!reason) ingestFinding(hub, finding as Finding);
    else {
      const id = stringIn((finding ?? {}) as JsonObject, 'Id') ?? '';
      failed.push({ Id: id, ErrorCode: reason.code, ErrorMessage: reason.message });
    }
  }
  return {
    FailedCount: failed.length,
    SuccessCount: sent.length - failed.length,
    FailedFindings: failed,
  };
}

export const IMPORT_OPERATIONS: readonly Operation[] = [
  { name: 'BatchImportFindings', method: 'POST', path: '/findings/import', handle: batchImport },
];
