import type { Built } from '../built';
import { alternate, measure, median, spreadOf } from '../measure';
import type { Row } from '../row';

/** CPU time of the import of a bundle in a fresh process, as Lambda does at a cold start. */
export async function startRow(
  built: Built,
  name: string,
  environment: Readonly<Record<string, string>>,
  mostMillis: number,
): Promise<Row> {
  const [measured = []] = await alternate(21, () => measure(built.entry(name), environment));
  const cpu = measured.map(({ importCpuMillis }) => importCpuMillis);
  return {
    what: `import of ${name}, CPU`,
    measured: `${median(cpu).toFixed(1)} ms`,
    floor: '–',
    target: `≤ ${mostMillis} ms`,
    met: median(cpu) <= mostMillis,
    detail: { unit: 'ms', ours: spreadOf(cpu) },
  };
}
