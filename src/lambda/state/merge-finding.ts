import type { SeverityLabel, WorkflowStatus } from '../../contract/severity';
import type { Finding } from '../finding/finding';
import { FINDING_ROW, type FindingRecord } from './finding-record';
import { identityOf, type FindingIdentity } from './finding-identity';
import { mergeEvent, mergeRead, MACHINE, type Known, type Merged } from './known';

/** What one look at a finding shows, whether an event brought it or a read. */
export interface FindingView {
  readonly workflow: WorkflowStatus;
  readonly severity: SeverityLabel;
  /** Text of the note; a note cannot be taken away, so none says nothing. */
  readonly note?: string;
  readonly over: boolean;
}

export const viewOf = (finding: Finding): FindingView => ({
  workflow: finding.workflowStatus,
  severity: finding.severity,
  note: finding.note?.text,
  over: finding.recordState === 'ARCHIVED' || finding.complianceStatus === 'PASSED',
});

/** The view shows a finding on which nobody needs to work any more. */
export const isClosedView = ({ workflow, over }: FindingView): boolean =>
  over || workflow === 'RESOLVED' || workflow === 'SUPPRESSED';

const FIELDS = ['workflow', 'severity', 'note', 'over'] as const;
export type Field = (typeof FIELDS)[number];

export interface MergedFinding {
  readonly record: FindingRecord;
  /** The record holds something new. */
  readonly changed: boolean;
  readonly doubt?: Doubt;
}

/** What only the finding itself can settle. */
export interface Doubt {
  readonly fields: readonly Field[];
  /** Epoch milliseconds from when a read can be trusted. */
  readonly from: number;
  /** What a read shows earlier is to be taken until then. */
  readonly mayReadNow: boolean;
}

type Look = <T>(known: Known<T> | undefined, value: T) => Merged<T>;

/** Each field for itself: what is older than what is known of it changes nothing, wherever it comes from. */
function merge(record: FindingRecord, view: FindingView, look: Look): MergedFinding {
  const changes: Partial<Record<Field, Known<unknown>>> = {};
  let doubt: Doubt | undefined;
  for (const field of FIELDS) {
    const value = view[field];
    if (value === undefined) continue;
    const merged = look<unknown>(record[field], value);
    if (merged.kind === 'newer') changes[field] = attributed(record, field, merged.known);
    if (merged.kind === 'doubt') doubt = withDoubt(doubt, field, merged);
  }
  const changed = Object.keys(changes).length > 0;
  return { record: changed ? ({ ...record, ...changes } as FindingRecord) : record, changed, doubt };
}

function withDoubt(
  doubt: Doubt | undefined,
  field: Field,
  { readableFrom, mayReadNow }: Extract<Merged<unknown>, { kind: 'doubt' }>,
): Doubt {
  if (doubt === undefined) return { fields: [field], from: readableFrom, mayReadNow };
  return {
    fields: [...doubt.fields, field],
    from: Math.max(doubt.from, readableFrom),
    mayReadNow: doubt.mayReadNow && mayReadNow,
  };
}

/** The finding with the doubtful fields as a view shows them, later than what was known. */
export function withFields(
  record: FindingRecord,
  fields: readonly Field[],
  view: FindingView,
): FindingRecord {
  const changes = fields.flatMap((field) => {
    const [known, value] = [record[field], view[field]];
    if (known === undefined || value === undefined || known.value === value) return [];
    const read: Known<unknown> = { value, at: known.at + 1, by: 'read', before: known.value };
    return [[field, attributed(record, field, read)] as const];
  });
  return changes.length === 0 ? record : { ...record, ...Object.fromEntries(changes) };
}

/** A NOTIFIED that shows while the forwarder is setting it is the forwarder's. */
function attributed(record: FindingRecord, field: Field, known: Known<unknown>): Known<unknown> {
  const isOurs = field === 'workflow' && known.value === 'NOTIFIED' && record.writing?.notifies !== undefined;
  return isOurs ? { ...known, who: MACHINE } : known;
}

export interface EventLook {
  readonly finding: Finding;
  /** Epoch milliseconds of the event, in whole seconds. */
  readonly at: number;
  readonly region: string;
  /** Format of the product that leads, where one does. */
  readonly leads?: Finding['format'];
}

/** What an event tells of a finding. */
export function mergeFindingEvent(record: FindingRecord | undefined, look: EventLook): MergedFinding {
  const seen = identityOf(look.finding, look.region);
  const known: FindingRecord = record ?? {
    alertKey: look.finding.key,
    endpointId: FINDING_ROW,
    identity: seen,
  };
  const identity = leading(known.identity, seen, look.leads);
  const merged = merge(known, viewOf(look.finding), (field, value) => mergeEvent(field, value, look.at));
  // The copy in the other format is another finding to Security Hub; other parts of an identity can wait.
  const changed = merged.changed || identity.format !== known.identity.format;
  return { ...merged, changed, record: changed ? { ...merged.record, identity } : merged.record };
}

/** A person can send only the copy of Security Hub CSPM by hand: where V2 leads, its copy stays the one to be updated. */
const leading = (
  known: FindingIdentity,
  seen: FindingIdentity,
  leads: Finding['format'] | undefined,
): FindingIdentity => (leads !== undefined && known.format === leads && seen.format !== leads ? known : seen);

/** What Security Hub answered when it was asked for the finding. */
export const mergeFindingRead = (record: FindingRecord, view: FindingView, readAt: number): MergedFinding =>
  merge(record, view, (field, value) => mergeRead(field, value, readAt));
