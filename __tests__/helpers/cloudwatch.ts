import type { Block } from './render-stack';

export interface Series {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

interface Datum {
  readonly second: number;
  readonly value: number;
}

interface Query {
  readonly id: string;
  readonly expression?: string;
  readonly metric?: Record<string, unknown>;
}

const keyOf = ({ namespace, metricName, dimensions }: Series): string =>
  JSON.stringify([namespace, metricName, Object.entries(dimensions).sort()]);

/** A small model of CloudWatch: metrics in, states of alarms out. Time is seconds since the beginning. */
export class CloudWatch {
  private readonly data = new Map<string, Datum[]>();

  public put(series: Series, second: number, value = 1): void {
    const known = this.data.get(keyOf(series)) ?? [];
    this.data.set(keyOf(series), [...known, { second, value }]);
  }

  /** Metrics of a function, from the lines that it wrote. */
  public putLogLines(lines: readonly string[], second: number): void {
    for (const line of lines) {
      const record = JSON.parse(line) as Record<string, unknown> & { _aws?: EmbeddedMetrics };
      for (const { Namespace: namespace, Dimensions, Metrics } of record._aws?.CloudWatchMetrics ?? []) {
        const names = Dimensions[0] ?? [];
        const dimensions = Object.fromEntries(names.map((name) => [name, String(record[name])]));
        for (const { Name: metricName } of Metrics) {
          const values = [record[metricName]].flat() as number[];
          values.forEach((value) => this.put({ namespace, metricName, dimensions }, second, value));
        }
      }
    }
  }

  /** The alarm's state when it is evaluated then. Only what the alarms use is known; anything else throws. */
  public isInAlarm(alarm: Block, second: number): boolean {
    expectKnown(alarm);
    const {
      threshold,
      evaluation_periods: periods,
      datapoints_to_alarm: least,
    } = alarm as Record<string, number>;
    const period = periodOf(alarm);
    const values = Array.from({ length: periods ?? 0 }, (_, index) =>
      this.valueOf(alarm, second - (index + 1) * period, second - index * period),
    );
    return values.filter((value) => value !== undefined && value >= (threshold ?? 0)).length >= (least ?? 0);
  }

  private valueOf(alarm: Block, from: number, to: number): number | undefined {
    const queries = alarm['metric_query'] as readonly Query[] | undefined;
    if (queries === undefined) {
      const statistic = String(alarm['statistic'] ?? alarm['extended_statistic']);
      return this.statistic(seriesOf(alarm), statistic, from, to);
    }
    const variables = new Map<string, number | undefined>();
    for (const { id, metric } of queries) {
      if (metric) variables.set(id, this.statistic(seriesOf(metric), String(metric['stat']), from, to));
    }
    return arithmetic(queries.find(({ expression }) => expression)?.expression ?? '', variables);
  }

  private statistic(series: Series, statistic: string, from: number, to: number): number | undefined {
    const all = this.data.get(keyOf(series)) ?? [];
    const values = all.filter(({ second }) => second >= from && second < to).map(({ value }) => value);
    return values.length === 0 ? undefined : statisticOf(values, statistic);
  }
}

interface EmbeddedMetrics {
  readonly CloudWatchMetrics: readonly {
    readonly Namespace: string;
    readonly Dimensions: readonly (readonly string[])[];
    readonly Metrics: readonly { readonly Name: string }[];
  }[];
}

function expectKnown(alarm: Block): void {
  const { comparison_operator: comparison, treat_missing_data: missing } = alarm;
  if (comparison !== 'GreaterThanOrEqualToThreshold')
    throw new Error(`unknown to the model: ${String(comparison)}`);
  if (missing !== 'notBreaching') throw new Error(`unknown to the model: ${String(missing)}`);
}

/** Seconds. */
export function periodOf(alarm: Block): number {
  const queries = alarm['metric_query'] as readonly Query[] | undefined;
  return Number(alarm['period'] ?? queries?.find(({ metric }) => metric)?.metric?.['period']);
}

export const seriesOf = (block: Block): Series => ({
  namespace: String(block['namespace']),
  metricName: String(block['metric_name']),
  dimensions: block['dimensions'] as Record<string, string>,
});

function statisticOf(values: readonly number[], statistic: string): number {
  const sorted = [...values].sort((left, right) => left - right);
  switch (statistic) {
    case 'Sum':
      return values.reduce((sum, value) => sum + value, 0);
    case 'Maximum':
      return Math.max(...values);
    case 'SampleCount':
      return values.length;
    case 'p95':
      return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? 0;
    default:
      throw new Error(`unknown to the model: ${statistic}`);
  }
}

/**
 * Metric math with `+ - * /` and brackets: a missing value counts as 0 unless all are missing, and a division by 0
 * drops the data point.
 */
export function arithmetic(
  expression: string,
  variables: ReadonlyMap<string, number | undefined>,
): number | undefined {
  const tokens = expression.match(/[a-z]\w*|\d+|[-+*/()]/g) ?? [];
  let hasData = false;
  const take = (...wanted: string[]): string | undefined =>
    wanted.includes(tokens[0] ?? '') ? tokens.shift() : undefined;
  const atom = (): number => {
    if (take('(')) {
      const inner = sum();
      take(')');
      return inner;
    }
    const token = tokens.shift() ?? '';
    if (/^\d/.test(token)) return Number(token);
    if (!variables.has(token)) throw new Error(`unknown in the expression: ${token}`);
    const value = variables.get(token);
    hasData ||= value !== undefined;
    return value ?? 0;
  };
  const product = (): number => {
    let value = atom();
    for (let sign = take('*', '/'); sign; sign = take('*', '/')) {
      const right = atom();
      value = sign === '*' ? value * right : value / right;
    }
    return value;
  };
  const sum = (): number => {
    let value = product();
    for (let sign = take('+', '-'); sign; sign = take('+', '-')) value += (sign === '+' ? 1 : -1) * product();
    return value;
  };
  const result = sum();
  return hasData && Number.isFinite(result) ? result : undefined;
}
