import type { Deed } from '../world/deed';
import { deedsByKey, short, type Law } from './law';
import type { HeldFinding } from './models';

const MAX_NOTE = 512;

const isOf =
  (...does: readonly Deed['does'][]) =>
  (deed: Deed): boolean =>
    does.includes(deed.does);

function problemsOf({ key, finding }: HeldFinding, deeds: readonly Deed[]): readonly string[] {
  const status = finding.Workflow?.Status;
  const decided = deeds
    .filter(({ by }) => by === 'analyst')
    .filter(isOf('suppress', 'resolve', 'reopen'))
    .at(-1);
  const note = deeds.filter(({ by, does }) => by === 'analyst' && does === 'note').at(-1);
  const since = decided ? deeds.slice(deeds.indexOf(decided) + 1) : [];
  const isReopened = since.some(isOf('reopen', 'import', 'archive', 'repeat'));
  const text = finding.Note?.Text ?? '';
  return [
    ...(decided?.does === 'suppress' && status !== 'SUPPRESSED'
      ? [`${short(key)}: SUPPRESSED became ${status}`]
      : []),
    ...(decided?.does === 'resolve' && !isReopened && ['NEW', 'NOTIFIED'].includes(status ?? '')
      ? [`${short(key)}: RESOLVED by a person became ${status}`]
      : []),
    ...(note?.text && !text.includes(note.text.trim()) && text.length < MAX_NOTE - 1
      ? [`${short(key)}: the analyst's note is gone`]
      : []),
  ];
}

export const nobodysWordsLost: Law = {
  id: 'L5',
  name: "Nobody's words lost",
  says: 'SUPPRESSED is never overwritten, a resolved finding stays so, and notes survive as far as they fit.',
  onlyAtRest: false,
  problems(models) {
    const deeds = deedsByKey(models);
    return models.findings.flatMap((held) => problemsOf(held, deeds.get(held.key) ?? []));
  },
};
