import type { Alert } from '../../lambda/alert/alert';
import { alertOfFinding, alertOfInsight } from '../../lambda/alert/alert-of';
import { parseHubEvent } from '../../lambda/finding/parse-event';
import { UnreadableRecordError } from '../../lambda/finding/unreadable';
import type { InputProblem, Located } from '../input/located';
import { parseDocuments } from '../input/parse-documents';
import type { InputText } from '../input/read-input';
import { eventsIn } from './events-in';

export interface Preview {
  readonly alerts: readonly { readonly source: string; readonly alert: Alert }[];
  readonly problems: readonly InputProblem[];
}

function previewEvent(at: Located, event: unknown): Preview {
  const { source } = at;
  const line = at.lineOf([]);
  try {
    const { findings, insight, unreadable } = parseHubEvent(JSON.stringify(event));
    const alerts = [...findings.map(alertOfFinding), ...(insight ? [alertOfInsight(insight)] : [])];
    return {
      alerts: alerts.map((alert) => ({ source, alert })),
      problems: unreadable.map(({ reason }) => ({ source, line, message: reason })),
    };
  } catch (error) {
    if (!(error instanceof UnreadableRecordError)) throw error;
    return { alerts: [], problems: [{ source, line, message: error.reason }] };
  }
}

/** The alerts that the given texts would become, in their order, and what of them cannot be read. */
export function previewOf(inputs: readonly InputText[]): Preview {
  const parsed = inputs.map(parseDocuments);
  const previews = parsed
    .flatMap(({ documents }) => documents)
    .flatMap(eventsIn)
    .map(({ at, event }) => previewEvent(at, event));
  return {
    alerts: previews.flatMap(({ alerts }) => alerts),
    problems: [...parsed, ...previews].flatMap(({ problems }) => problems),
  };
}
