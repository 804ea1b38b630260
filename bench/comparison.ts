import { median, spreadOf } from './measure';
import type { Row } from './row';

export interface Comparison {
  readonly what: string;
  readonly unit: string;
  /** One value of each round; ours and the floor's of one round were measured one after the other. */
  readonly ours: readonly number[];
  readonly floor: readonly number[];
  /** Ours divided by the floor must not be above or below this. */
  readonly ratio: { readonly atMost: number } | { readonly atLeast: number };
  /** @default 1 */
  readonly digits?: number;
  readonly oursDoesMore?: string;
}

/** The median of the rounds' ratios, not the ratio of the medians: a busy moment slows both of a round. */
export function comparisonRow(comparison: Comparison): Row {
  const { what, unit, ours, floor, ratio, digits = 1, oursDoesMore } = comparison;
  const ratios = ours.map((value, round) => value / (floor[round] ?? NaN));
  const typical = median(ratios);
  const [limit, sign] = 'atMost' in ratio ? [ratio.atMost, '≤'] : [ratio.atLeast, '≥'];
  const text = (values: readonly number[]): string => `${median(values).toFixed(digits)} ${unit}`;
  return {
    what,
    measured: `${text(ours)} (${typical.toFixed(2)} ×)`,
    floor: text(floor),
    target: `${sign} ${Number(limit.toFixed(2))} ×`,
    met: sign === '≤' ? typical <= limit : typical >= limit,
    detail: { unit, ours: spreadOf(ours), floor: spreadOf(floor), ratio: spreadOf(ratios), oursDoesMore },
  };
}
