import type { Deed } from '../world/deed';
import { deedsByKey, isDead, short, type Law } from './law';
import type { HeldFinding } from './models';

const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  acknowledge: ['NOTIFIED', 'RESOLVED', 'SUPPRESSED'],
  close: ['RESOLVED', 'SUPPRESSED'],
  reopen: ['NEW', 'NOTIFIED', 'SUPPRESSED'],
};

const SEVERITY: Readonly<Record<string, string>> = {
  P1: 'CRITICAL',
  P2: 'HIGH',
  P3: 'MEDIUM',
  P4: 'LOW',
  P5: 'INFORMATIONAL',
};

/** Enough of a note to find it again; a finding's note ends at 512 characters. */
const RECOGNIZED = 60;
const MAX_NOTE = 512;

const WORKFLOW = ['acknowledge', 'close', 'reopen', 'resolve', 'suppress', 'archive', 'send'];

/** Later deeds about the same field have their say instead. */
const fieldOf = ({ does }: Deed): string => (WORKFLOW.includes(does) ? 'workflow' : does);

function isShown(deed: Deed, { finding }: HeldFinding): boolean {
  const { Note, Severity, Workflow } = finding;
  if (deed.does === 'priority') return Severity?.Label === SEVERITY[deed.priority ?? ''];
  if (deed.does !== 'note') return ACCEPTED[deed.does]?.includes(Workflow?.Status ?? '') !== false;
  const text = Note?.Text ?? '';
  return text.includes((deed.text ?? '').trim().slice(0, RECOGNIZED)) || text.length >= MAX_NOTE - 1;
}

/** What people at vendors did last, field by field; every note, as long as nobody rewrote the finding's note. */
function standing(deeds: readonly Deed[]): readonly Deed[] {
  return deeds.filter((deed, index) => {
    if (deed.by !== 'on-call') return false;
    const later = deeds.slice(index + 1).filter((other) => fieldOf(other) === fieldOf(deed));
    return deed.does === 'note' ? !later.some(({ by }) => by === 'analyst') : later.length === 0;
  });
}

export const intent: Law = {
  id: 'L4',
  name: 'Intent',
  says: 'What a person did at a vendor shows on the finding, or something later does.',
  onlyAtRest: true,
  problems(models) {
    const deeds = deedsByKey(models);
    return models.findings.flatMap((held) =>
      standing(deeds.get(held.key) ?? [])
        .filter((deed) => !isShown(deed, held) && !isDead(models, 'updates', held.key))
        .map(
          ({ does, endpointId }) =>
            `${does} at ${endpointId} does not show on the finding of ${short(held.key)}`,
        ),
    );
  },
};
