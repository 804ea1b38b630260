import type { WorkflowStatus } from '../../contract/severity';
import type { Asked, AskedNote, AskedState, AskedWorkflow, FindingRecord } from './finding-record';
import type { Known } from './known';
import { millisOf } from './person-event';

const SECOND = 1000;

/** Somebody has changed the field later, whether in the console or by what the finding's product found. */
function isOvertaken(known: Known<unknown> | undefined, at: string): boolean {
  const isChange = known?.before !== undefined && known.by !== 'write';
  return isChange && known.at >= millisOf(at) + SECOND;
}

/**
 * The status that is to be written for what was asked, or none. Suppressing is decided in Security Hub and stays; of
 * what is resolved only reopening makes a new finding; and what has passed or is archived needs no status from a person,
 * unless a person has sent it by hand.
 */
export function statusToWrite(
  { workflow, over }: Pick<FindingRecord, 'workflow' | 'over'>,
  asked: Asked<AskedWorkflow>,
): WorkflowStatus | undefined {
  const now = workflow?.value;
  if (now === 'SUPPRESSED' || now === asked.status || isOvertaken(workflow, asked.at)) return undefined;
  if (now === 'RESOLVED' && !asked.reopens) return undefined;
  return over?.value === true && !asked.reopens && !asked.byHand ? undefined : asked.status;
}

/** Two vendors may give their events the same id. */
export const eventNameOf = ({ endpointId, eventId }: { endpointId: string; eventId: string }): string =>
  `${endpointId}/${eventId}`;

/** The finding with what a person asked for, unless something later was asked for or answered. */
export function withAskedWorkflow(finding: FindingRecord, asked: Asked<AskedWorkflow>): FindingRecord {
  const pending = finding.asked?.workflow;
  const isLate = pending !== undefined && pending.at > asked.at;
  const isUndone = pending?.status === 'RESOLVED' && !asked.reopens;
  if (isLate || isUndone || (finding.answered?.workflow ?? '') > asked.at) return finding;
  if (pending === undefined && statusToWrite(finding, asked) === undefined) return finding;
  return { ...finding, asked: { ...finding.asked, workflow: asked } };
}

export function withAskedSeverity(
  finding: FindingRecord,
  asked: NonNullable<AskedState['severity']>,
): FindingRecord {
  const pending = finding.asked?.severity;
  if ((pending?.at ?? '') > asked.at || (finding.answered?.severity ?? '') > asked.at) return finding;
  if (isOvertaken(finding.severity, asked.at)) return finding;
  if (pending === undefined && finding.severity?.value === asked.label) return finding;
  return { ...finding, asked: { ...finding.asked, severity: asked } };
}

/** A note that comes late is still a note; only the same one is not appended twice. */
export function withAskedNote(finding: FindingRecord, asked: Asked<AskedNote>): FindingRecord {
  const pending = finding.asked?.notes ?? [];
  const isKnown = [...(finding.noteEvents ?? []), ...pending.map(eventNameOf)].includes(eventNameOf(asked));
  if (isKnown) return finding;
  const notes = [...pending, asked].sort((left, right) =>
    left.at < right.at ? -1 : Number(left.at > right.at),
  );
  return { ...finding, asked: { ...finding.asked, notes } };
}

/** Events that wait for Security Hub. */
export const eventsAsked = ({ asked = {} }: FindingRecord): readonly string[] =>
  [asked.workflow, asked.severity, ...(asked.notes ?? [])].flatMap((each) =>
    each ? [eventNameOf(each)] : [],
  );
