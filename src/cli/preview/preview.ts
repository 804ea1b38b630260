import type { ForwarderConfig } from '../../contract/forwarder-config';
import type { Alert } from '../../lambda/alert/alert';
import { alertOfFinding, alertOfInsight } from '../../lambda/alert/alert-of';
import type { Finding } from '../../lambda/finding/finding';
import { groupKey } from '../../lambda/finding/grouping';
import { parseHubEvent } from '../../lambda/finding/parse-event';
import { UnreadableRecordError } from '../../lambda/finding/unreadable';
import type { InputProblem, Located } from '../input/located';
import { parseDocuments } from '../input/parse-documents';
import type { InputText } from '../input/read-input';
import { eventsIn } from './events-in';

/** What of an endpoint's configuration shapes its alerts. */
export type AlertShape = Pick<ForwarderConfig, 'templates' | 'grouping'>;

export interface Previewed {
  readonly source: string;
  readonly alert: Alert;
}

export interface Preview {
  readonly alerts: readonly Previewed[];
  readonly problems: readonly InputProblem[];
}

const PLAIN: AlertShape = { grouping: 'NONE' };

function previewEvent(at: Located, event: unknown, { templates, grouping }: AlertShape): Preview {
  const { source } = at;
  const line = at.lineOf([]);
  const alertOf = (finding: Finding): Alert => ({
    ...alertOfFinding(finding, templates),
    key: groupKey(finding, grouping),
  });
  try {
    const { findings, insight, unreadable } = parseHubEvent(JSON.stringify(event));
    const alerts = [...findings.map(alertOf), ...(insight ? [alertOfInsight(insight)] : [])];
    return {
      alerts: alerts.map((alert) => ({ source, alert })),
      problems: unreadable.map(({ reason }) => ({ source, line, message: reason })),
    };
  } catch (error) {
    if (!(error instanceof UnreadableRecordError)) throw error;
    return { alerts: [], problems: [{ source, line, message: `no finding inside: ${error.reason}` }] };
  }
}

/** The alerts that the given texts would become, in their order, and what of them cannot be read. */
export function previewOf(inputs: readonly InputText[], shape: AlertShape = PLAIN): Preview {
  const parsed = inputs.map(parseDocuments);
  const read = parsed.flatMap(({ documents }) => documents).map(eventsIn);
  const previews = read
    .flatMap(({ events }) => events)
    .map(({ at, event }) => previewEvent(at, event, shape));
  return {
    alerts: previews.flatMap(({ alerts }) => alerts),
    problems: [...parsed, ...read, ...previews].flatMap(({ problems }) => problems),
  };
}
