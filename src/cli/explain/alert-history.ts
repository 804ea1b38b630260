import { isCalling, isOpen, type AlertRecord } from '../../lambda/state/alert-record';
import type { Decision } from '../../lambda/state/decision';
import type { FindingRecord } from '../../lambda/state/finding-record';

const timeText = (millis: number): string => new Date(millis).toISOString();

const STATES: Readonly<Record<AlertRecord['state'], string>> = {
  opening: 'no alert is known to be there yet',
  open: 'the alert is open',
  acknowledged: 'the alert is acknowledged',
  resolved: 'the alert is resolved',
};

function stateText(alert: AlertRecord, now: number): string {
  const { state, vendorId, openedAt, closedAt, members, call } = alert;
  const count = Object.keys(members).length;
  const facts = [
    vendorId && `the vendor calls it ${vendorId}`,
    isOpen(alert) && openedAt !== undefined && `open since ${timeText(openedAt)}`,
    state === 'resolved' && closedAt !== undefined && `closed at ${timeText(closedAt)}`,
    count > 1 && `it tells of ${count} findings`,
    call && isCalling(alert, now) && `a call to ${call.action} is under way`,
    call && !isCalling(alert, now) && `the answer to a call to ${call.action} is not known`,
  ];
  return [STATES[state], ...facts.filter((fact) => fact)].join(', ');
}

const decisionText = ({ at, did, why, answer, event }: Decision): string =>
  `  ${at} ${did}: ${why}${answer ? `; the answer was: ${answer}` : ''}${event ? ` [event ${event}]` : ''}`;

/** What one endpoint was told, and each decision about it that is kept, the oldest first. */
export const alertHistory = (alert: AlertRecord, now: number): readonly string[] => [
  `Endpoint ${alert.endpointId}: ${stateText(alert, now)}.`,
  ...(alert.decisions ?? []).map(decisionText),
];

/** What people asked for at a vendor and Security Hub has not confirmed. */
export function askedHistory({ asked = {} }: FindingRecord): readonly string[] {
  const { workflow, severity, notes = [] } = asked;
  return [
    ...(workflow ? [{ ...workflow, what: `workflow status ${workflow.status}` }] : []),
    ...(severity ? [{ ...severity, what: `severity ${severity.label}` }] : []),
    ...notes.map((note) => ({ ...note, what: 'a note' })),
  ].map(
    ({ what, endpointId, at }) =>
      `Still to be written to the finding: ${what}, asked for at ${endpointId} at ${at}.`,
  );
}
