import { asText } from '../finding/json';
import type { FindingChange } from '../hub/finding-change';
import { appended } from './alert-record';
import { eventNameOf, statusToWrite } from './asked';
import type { AskedState, FindingRecord } from './finding-record';
import type { Known } from './known';
import { holdsNote, noteOnTop, updatedBy } from './note-text';

/** Ids of note events that a finding keeps. */
const MOST_NOTE_EVENTS = 50;

/** What is to be written to Security Hub for what was asked: nothing that it holds already. */
export function hubChange(finding: FindingRecord): FindingChange {
  const { workflow, severity, notes = [] } = finding.asked ?? {};
  const known = finding.note?.value ?? '';
  const missing = notes.filter((note) => !note.tried || !holdsNote(known, note));
  const last = missing.at(-1);
  const status = workflow && statusToWrite(finding, workflow);
  const label = severity && severity.label !== finding.severity?.value ? severity.label : undefined;
  const text = missing.reduce((earlier, note) => noteOnTop(note, earlier), known);
  return {
    ...(status === undefined ? {} : { workflowStatus: status }),
    ...(label === undefined ? {} : { severity: label }),
    ...(last === undefined ? {} : { note: { text, updatedBy: updatedBy(last) } }),
  };
}

/** The finding once Security Hub has taken a change: what was asked for then is answered. */
export function confirmed(
  finding: FindingRecord,
  { asked = {} }: FindingRecord,
  change: FindingChange,
  now: number,
): FindingRecord {
  const { workflowStatus, severity, note } = change;
  const write = <T>(value: T | undefined, known: Known<T> | undefined, who: string | undefined) =>
    value === undefined ? known : ({ value, at: now, by: 'write', who, before: known?.value } as const);
  return {
    ...withoutAsked(finding, asked),
    workflow: write(workflowStatus, finding.workflow, asked.workflow?.endpointId),
    severity: write(severity, finding.severity, asked.severity?.endpointId),
    note: write(note && (asText(note.text) ?? note.text), finding.note, asked.notes?.at(-1)?.endpointId),
  };
}

/** The finding without what was asked for then; what was asked for since is still to be done. */
export function withoutAsked(finding: FindingRecord, done: AskedState): FindingRecord {
  const { workflow, severity, notes = [] } = finding.asked ?? {};
  const doneNotes = (done.notes ?? []).map(eventNameOf);
  const left = notes.filter((note) => !doneNotes.includes(eventNameOf(note)));
  const asked: AskedState = {
    ...(workflow && !isSame(workflow, done.workflow) ? { workflow } : {}),
    ...(severity && !isSame(severity, done.severity) ? { severity } : {}),
    ...(left.length > 0 ? { notes: left } : {}),
  };
  const isEmpty = Object.keys(asked).length === 0;
  return {
    ...finding,
    asked: isEmpty ? undefined : asked,
    answered: {
      workflow: later(finding.answered?.workflow, done.workflow?.at),
      severity: later(finding.answered?.severity, done.severity?.at),
    },
    ...(doneNotes.length > 0
      ? { noteEvents: appended(finding.noteEvents, MOST_NOTE_EVENTS, ...doneNotes) }
      : {}),
  };
}

type Named = Parameters<typeof eventNameOf>[0];

const isSame = (left: Named, right: Named | undefined): boolean =>
  right !== undefined && eventNameOf(left) === eventNameOf(right);

const later = (left: string | undefined, right: string | undefined): string | undefined =>
  (left ?? '') > (right ?? '') ? left : right;
