import { invalidInput } from './api-error';
import type { FindingFault } from './faults';
import { byteLength, MAX_FINDING_BYTES } from './finding-checks';
import type { Finding } from './finding-types';
import { findingKey } from './finding-types';
import type { FindingChange } from './finding-update';
import { changeIn } from './finding-update';
import { importedEvent } from './hub-events';
import type { HubRegion } from './hub-region';
import { markTouched } from './import-findings';
import type { JsonObject, Operation } from './operation';
import { listIn, stringIn } from './operation';

interface Identifier {
  readonly Id: string;
  readonly ProductArn: string;
}

interface Unprocessed {
  readonly FindingIdentifier: Identifier;
  readonly ErrorCode: FindingFault | 'DuplicatedFindingIdentifier';
  readonly ErrorMessage: string;
}

function identifiers(body: JsonObject): Identifier[] {
  const list = listIn(body, 'FindingIdentifiers') as readonly JsonObject[];
  if (list.length < 1 || list.length > 100) throw invalidInput('FindingIdentifiers must have 1 to 100 items');
  return list.map((item) => {
    const Id = stringIn(item, 'Id');
    const ProductArn = stringIn(item, 'ProductArn');
    if (!Id || !ProductArn) throw invalidInput('FindingIdentifiers need Id and ProductArn');
    return { Id, ProductArn };
  });
}

/** The changed finding, or the code with which the service leaves it out. */
function changed(hub: HubRegion, id: Identifier, change: FindingChange): Finding | Unprocessed['ErrorCode'] {
  const fault = hub.options.faults.take(id.Id);
  if (fault) return fault;
  const finding = hub.findings.get(findingKey(id.Id, id.ProductArn));
  if (!finding) return 'FindingNotFound';
  const next: Finding = { ...finding, ...change };
  return byteLength(next) > MAX_FINDING_BYTES ? 'FindingSizeExceeded' : next;
}

interface Outcome {
  readonly ProcessedFindings: readonly Identifier[];
  readonly UnprocessedFindings: readonly Unprocessed[];
}

function batchUpdate(hub: HubRegion, body: JsonObject): Outcome {
  const change = changeIn(body, hub.nowIso());
  const processed: Identifier[] = [];
  const unprocessed: Unprocessed[] = [];
  const seen = new Set<string>();
  for (const id of identifiers(body)) {
    const key = findingKey(id.Id, id.ProductArn);
    const result = seen.has(key) ? 'DuplicatedFindingIdentifier' : changed(hub, id, change);
    seen.add(key);
    if (typeof result === 'string') {
      unprocessed.push({ FindingIdentifier: id, ErrorCode: result, ErrorMessage: `${result}: ${id.Id}` });
      continue;
    }
    processed.push(id);
    hub.findings.put(key, result);
    markTouched(hub, key, Object.keys(change));
    hub.options.emit(importedEvent(hub, result));
  }
  return { ProcessedFindings: processed, UnprocessedFindings: unprocessed };
}

/** @throws ApiError when a value is out of range or a finding was left out */
export function updateFinding(hub: HubRegion, body: JsonObject): void {
  const { UnprocessedFindings } = batchUpdate(hub, body);
  if (UnprocessedFindings[0]) throw invalidInput(UnprocessedFindings[0].ErrorMessage);
}

export const UPDATE_OPERATIONS: readonly Operation[] = [
  {
    name: 'BatchUpdateFindings',
    method: 'PATCH',
    path: '/findings/batchupdate',
    handle: (hub, { body }) => batchUpdate(hub, body),
  },
];
