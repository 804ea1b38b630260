import type { Built } from './built';
import { alternate, measure, median } from './measure';
import type { Row } from './row';

/** Import of a bundle in a fresh process, against a bundle of only the AWS clients that it starts with. */
export async function coldStartRow(
  built: Built,
  name: string,
  environment: Readonly<Record<string, string>>,
): Promise<Row> {
  // As the functions are deployed.
  const deployed = { ...environment, NODE_OPTIONS: '--enable-source-maps' };
  const [ours = [], floors = []] = await alternate(
    21,
    () => measure(built.entry(name), deployed),
    () => measure(built.entry(`floor-${name}-clients`), deployed),
  );
  const [mine, least] = [ours, floors].map((all) => median(all.map(({ importMillis }) => importMillis)));
  const ratio = (mine ?? NaN) / (least ?? NaN);
  return {
    what: `cold start, ${name}`,
    measured: `${mine?.toFixed(1)} ms (${ratio.toFixed(2)} ×)`,
    floor: `${least?.toFixed(1)} ms`,
    target: '≤ 1.25 ×',
    met: ratio <= 1.25,
  };
}
