/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly floor: string;
  readonly target: string;
  readonly met: boolean;
  /** What the file of results holds beside the table. */
  readonly detail?: object;
}

export function printRows(rows: readonly Row[]): void {
  const lines = [
    ['what', 'measured', 'floor', 'target', 'met'],
    ...rows.map(({ what, measured, floor, target, met }) => [
      what,
      measured,
      floor,
      target,
      target === '–' ? '–' : met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) {
    console.log(line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  }
}
