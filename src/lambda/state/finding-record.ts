import type { SeverityLabel, WorkflowStatus } from '../../contract/severity';
import type { FindingIdentity } from './finding-identity';
import type { Known } from './known';

/** Sort key of the items that hold findings; endpoint ids begin with a letter, so none is taken for another. */
export const FINDING_ROW = '#finding';

/** What people asked for at a vendor, in the order in which the later wins. */
export interface AskedWorkflow {
  readonly status: Extract<WorkflowStatus, 'NEW' | 'NOTIFIED' | 'RESOLVED'>;
  /** The alert was reopened, which alone may undo a RESOLVED. */
  readonly reopens?: true;
  /** The alert is there because a person sent it: the finding is to be changed although it has passed or is archived. */
  readonly byHand?: true;
}

export interface AskedNote {
  readonly text: string;
  readonly actor?: string;
  /** A worker may have written it, and did not live to tell. */
  readonly tried?: true;
}

/** One thing that a person asked for, and where. */
export type Asked<T> = T & {
  /** The vendor's time, ISO 8601 to the nanosecond, so that comparing texts compares times. */
  readonly at: string;
  readonly eventId: string;
  readonly endpointId: string;
};

export interface AskedState {
  readonly workflow?: Asked<AskedWorkflow>;
  readonly severity?: Asked<{ readonly label: SeverityLabel }>;
  /** Oldest first. */
  readonly notes?: readonly Asked<AskedNote>[];
}

/** Who is writing to Security Hub about the finding, and until when that can be. */
export interface WritingClaim {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly until: number;
  /** Endpoint whose forwarder is about to set NOTIFIED: who set one that shows meanwhile is known when it is done. */
  readonly notifies?: string;
  /** NOTIFIED was written, and what became of it is not known. */
  readonly tried?: true;
}

/** Everything about one finding, shared by all endpoints. Partition key: the finding's key; sort key: `FINDING_ROW`. */
export interface FindingRecord {
  readonly alertKey: string;
  readonly endpointId: typeof FINDING_ROW;
  readonly identity: FindingIdentity;
  readonly workflow?: Known<WorkflowStatus>;
  readonly severity?: Known<SeverityLabel>;
  /** Text of the note. */
  readonly note?: Known<string>;
  /** The finding is archived, or its check has passed. */
  readonly over?: Known<boolean>;
  /** What Security Hub has not confirmed yet. */
  readonly asked?: AskedState;
  /** Vendor's time of what was answered last: something earlier changes nothing any more. */
  readonly answered?: { readonly workflow?: string; readonly severity?: string };
  /** Ids of the note events that were written, oldest first: none is appended twice. */
  readonly noteEvents?: readonly string[];
  /** When the forwarder set NOTIFIED last, or was refused it. Epoch milliseconds. */
  readonly notifiedAt?: number;
  readonly writing?: WritingClaim;
  /** By endpoint, the alert that tells of the finding; absent where the alert has the finding's own key. */
  readonly alerts?: Readonly<Record<string, string>>;
  readonly version?: number;
}

/** On such a finding nobody needs to work any more. */
export const isClosed = ({ workflow, over }: Pick<FindingRecord, 'workflow' | 'over'>): boolean =>
  over?.value === true || CLOSING.has(workflow?.value);

/** Epoch milliseconds of the latest change that closed the finding, or that made it active. */
export function since({ workflow, over }: Pick<FindingRecord, 'workflow' | 'over'>): number {
  const closed = isClosed({ workflow, over });
  const workflowCounts = !closed || CLOSING.has(workflow?.value);
  const overCounts = !closed || over?.value === true;
  return Math.max(workflowCounts ? (workflow?.at ?? 0) : 0, overCounts ? (over?.at ?? 0) : 0);
}

const CLOSING: ReadonlySet<WorkflowStatus | undefined> = new Set<WorkflowStatus>(['RESOLVED', 'SUPPRESSED']);

/**
 * The finding as it is to be written, with the alert of the endpoint that tells of it; undefined where nothing changed.
 *
 * @param changed the finding is to be written in any case
 */
export function toldBy(
  finding: FindingRecord,
  endpointId: string,
  alertKey: string,
  changed: boolean,
): FindingRecord | undefined {
  const { [endpointId]: known, ...others } = finding.alerts ?? {};
  const key = alertKey === finding.alertKey ? undefined : alertKey;
  if (known === key) return changed ? finding : undefined;
  return { ...finding, alerts: key === undefined ? others : { ...others, [endpointId]: key } };
}
