import { deedsByKey, short, type Law } from './law';

/** A write may have to be tried again, but never without end. */
const WRITES_PER_DEED = 2;

export const quiet: Law = {
  id: 'L7',
  name: 'Quiet',
  says: 'An unchanged repetition calls nobody, and no write of ours leads to another.',
  onlyAtRest: true,
  problems(models) {
    const deeds = deedsByKey(models);
    const updates = new Map<string, number>();
    for (const { key } of models.updates) updates.set(key, (updates.get(key) ?? 0) + 1);
    return models.findings.flatMap(({ key, calls }) => {
      const own = deeds.get(key) ?? [];
      const last = own.at(-1);
      const isLoud = last?.does === 'repeat' && calls > last.callsBefore;
      const isLoop = (updates.get(key) ?? 0) > own.length * WRITES_PER_DEED;
      return [
        ...(isLoud ? [`an unchanged repetition of ${short(key)} called a vendor`] : []),
        ...(isLoop ? [`${short(key)} was written ${updates.get(key)} times after ${own.length} deeds`] : []),
      ];
    });
  },
};
