import type { Metric } from './metric';

/** How a metric or an expression is drawn. */
export interface Line {
  readonly stat?: string;
  readonly label?: string;
  readonly id?: string;
  readonly visible?: boolean;
  readonly expression?: string;
}

/** A metric, or an expression alone, in the form of a dashboard's body. */
export type Row = readonly (string | Line)[];

/** A widget that has not been put anywhere yet. */
export interface Widget {
  readonly type: 'text' | 'alarm' | 'metric';
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

export const row = ({ namespace, metricName, dimensions }: Metric, line: Line): Row => [
  namespace,
  metricName,
  ...Object.entries(dimensions).flat(),
  line,
];

export const text = (markdown: string): Widget => ({
  type: 'text',
  width: COLUMNS,
  height: 2,
  properties: { markdown },
});

/** A widget shows at most 100 alarms. */
const MOST_ALARMS = 100;
const ALARMS_A_LINE = 6;

export function alarmWidgets(arns: readonly string[]): Widget[] {
  const count = Math.ceil(arns.length / MOST_ALARMS);
  return Array.from({ length: count }, (_, index) => {
    const alarms = arns.slice(index * MOST_ALARMS, (index + 1) * MOST_ALARMS);
    const height = 2 + Math.ceil(alarms.length / ALARMS_A_LINE);
    return { type: 'alarm', width: COLUMNS, height, properties: { title: 'Alarms', alarms } };
  });
}

interface GraphOptions {
  readonly view?: 'timeSeries' | 'singleValue';
  readonly stacked?: boolean;
  readonly periodSeconds?: number;
}

/** Nothing for nothing: a graph without metrics would show an error. */
export function graph(
  title: string,
  region: string,
  metrics: readonly Row[],
  { view = 'timeSeries', stacked = false, periodSeconds = 300 }: GraphOptions = {},
): Widget[] {
  if (metrics.length === 0) return [];
  const properties = { title, region, view, stacked, period: periodSeconds, metrics };
  return [{ type: 'metric', width: COLUMNS / 3, height: 6, properties }];
}

/** Width of a dashboard in grid units. */
export const COLUMNS = 24;

/** Puts widgets side by side, left to right, as a reader's eye goes. */
export function placed(widgets: readonly Widget[]): readonly object[] {
  let x = 0;
  let y = 0;
  let lineHeight = 0;
  return widgets.map((widget) => {
    if (x + widget.width > COLUMNS) {
      x = 0;
      y += lineHeight;
      lineHeight = 0;
    }
    const place = { ...widget, x, y };
    x += widget.width;
    lineHeight = Math.max(lineHeight, widget.height);
    return place;
  });
}
