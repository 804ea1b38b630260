const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
] as const;

/** `3 d`, `2 h`, `5 min`, `12 s`: the largest unit is enough to judge by. */
export function ageText(millis: number): string {
  const [size, unit] = UNITS.find(([length]) => millis >= length) ?? [1000, 's'];
  return `${Math.max(0, Math.floor(millis / size))} ${unit}`;
}

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
