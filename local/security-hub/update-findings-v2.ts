import { validation } from './api-error';
import type { OcsfFinding } from './finding-types';
import { importedV2Event } from './hub-events';
import type { HubRegion } from './hub-region';
import type { Call, JsonObject, Operation } from './operation';
import { listIn, stringIn } from './operation';

const SEVERITY_IDS = [0, 1, 2, 3, 4, 5, 6, 99];
const STATUS_IDS = [0, 1, 2, 3, 4, 5, 99];

/** The service names no limit; a batch of its other operations ends at 100. */
const MAX_BATCH = 100;

type OcsfChange = Pick<OcsfFinding, 'comment' | 'severity_id' | 'status_id'>;

/** One finding of the request: how it was named, and which it is. */
interface Addressed {
  readonly echo: object;
  readonly finding?: OcsfFinding;
}

function idIn(body: JsonObject, field: string, accepted: readonly number[]): number | undefined {
  const value = body[field];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && accepted.includes(value)) return value;
  throw validation(`${field} must be one of ${accepted.join(', ')}`);
}

function changeIn(body: JsonObject): OcsfChange {
  const comment = stringIn(body, 'Comment');
  if (comment !== undefined && (comment.length < 1 || comment.length > 512)) {
    throw validation('Comment must have 1 to 512 characters');
  }
  const severity = idIn(body, 'SeverityId', SEVERITY_IDS);
  const status = idIn(body, 'StatusId', STATUS_IDS);
  if (comment === undefined && severity === undefined && status === undefined) {
    throw validation('At least one of Comment, SeverityId and StatusId is required');
  }
  return {
    ...(comment === undefined ? {} : { comment }),
    ...(severity === undefined ? {} : { severity_id: severity }),
    ...(status === undefined ? {} : { status_id: status }),
  };
}

function byIdentifier(hub: HubRegion, id: JsonObject): OcsfFinding | undefined {
  return hub.ocsfFindings
    .all()
    .find(
      (finding) =>
        finding.cloud?.account?.uid === id['CloudAccountUid'] &&
        finding.finding_info?.uid === id['FindingInfoUid'] &&
        finding.metadata.product?.uid === id['MetadataProductUid'],
    );
}

function addressed(hub: HubRegion, body: JsonObject): Addressed[] {
  const uids = listIn(body, 'MetadataUids').map(String);
  const ids = listIn(body, 'FindingIdentifiers') as readonly JsonObject[];
  if (uids.length > 0 === ids.length > 0) {
    throw validation('Exactly one of MetadataUids and FindingIdentifiers is required');
  }
  if (uids.length + ids.length > MAX_BATCH) throw validation(`At most ${MAX_BATCH} findings are accepted`);
  return [
    ...uids.map((uid) => ({ echo: { MetadataUid: uid }, finding: hub.ocsfFindings.get(uid) })),
    ...ids.map((id) => ({ echo: { FindingIdentifier: id }, finding: byIdentifier(hub, id) })),
  ];
}

/** Takes a finding of Security Hub V2 in, or changes it, and emits the event. */
export function putOcsfFinding(hub: HubRegion, finding: OcsfFinding): void {
  hub.ocsfFindings.put(finding.metadata.uid, finding);
  hub.options.emit(importedV2Event(hub, finding));
}

/** V2 names the failures of single findings after exceptions. */
const V2_CODES: Readonly<Record<string, string>> = {
  FindingNotFound: 'ResourceNotFoundException',
  ConcurrentUpdateError: 'ConflictException',
  InternalFailure: 'InternalServerException',
};

function failure(hub: HubRegion, { finding }: Addressed): string | undefined {
  if (!finding) return 'ResourceNotFoundException';
  const fault = hub.options.faults.take(finding.metadata.uid);
  return fault && (V2_CODES[fault] ?? 'ValidationException');
}

function batchUpdate(hub: HubRegion, { body }: Call): object {
  const change = changeIn(body);
  const processed: object[] = [];
  const unprocessed: object[] = [];
  for (const item of addressed(hub, body)) {
    const code = failure(hub, item);
    if (code) unprocessed.push({ ...item.echo, ErrorCode: code, ErrorMessage: code });
    else {
      putOcsfFinding(hub, { ...item.finding, ...change } as OcsfFinding);
      processed.push(item.echo);
    }
  }
  return { ProcessedFindings: processed, UnprocessedFindings: unprocessed };
}

const PATH = '/findingsv2/batchupdatev2';

export const UPDATE_V2_OPERATIONS: readonly Operation[] = [
  { name: 'BatchUpdateFindingsV2', method: 'PATCH', path: PATH, handle: batchUpdate, withoutHub: true },
];
