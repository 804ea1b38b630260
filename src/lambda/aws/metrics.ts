import { METRICS } from '../../contract/metrics';

type Unit = 'Count' | 'Milliseconds';

/**
 * Metrics of one invocation, written as one line in CloudWatch's embedded metric format
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
 */
export class Metrics {
  private readonly values = new Map<string, { readonly unit: Unit; readonly numbers: number[] }>();

  public constructor(
    private readonly endpointId: string,
    private readonly write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
  ) {}

  public count(name: string, by = 1): void {
    const numbers = this.numbersOf(name, 'Count');
    numbers[0] = (numbers[0] ?? 0) + by;
  }

  public milliseconds(name: string, value: number): void {
    const numbers = this.numbersOf(name, 'Milliseconds');
    if (numbers.length < MOST_VALUES) numbers.push(Math.round(value));
  }

  /** Writes what was gathered, if anything, and starts anew. */
  public flush(now = Date.now()): void {
    if (this.values.size === 0) return;
    const metrics = [...this.values].map(([Name, { unit: Unit }]) => ({ Name, Unit }));
    const numbers = [...this.values].map(([name, value]) => [name, plain(value.numbers)] as const);
    const directive = { Namespace: METRICS.namespace, Dimensions: [[METRICS.dimension]], Metrics: metrics };
    this.write(
      JSON.stringify({
        _aws: { Timestamp: now, CloudWatchMetrics: [directive] },
        [METRICS.dimension]: this.endpointId,
        ...Object.fromEntries(numbers),
      }),
    );
    this.values.clear();
  }

  private numbersOf(name: string, unit: Unit): number[] {
    const value = this.values.get(name) ?? { unit, numbers: [] };
    this.values.set(name, value);
    return value.numbers;
  }
}

/** CloudWatch takes up to 100 values of one metric in a line. */
const MOST_VALUES = 100;

const plain = (numbers: readonly number[]): number | readonly number[] | undefined =>
  numbers.length === 1 ? numbers[0] : numbers;
