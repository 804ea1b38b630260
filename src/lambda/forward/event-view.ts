import type { ForwarderConfig } from '../../contract/forwarder-config';
import { isClosedView, viewOf } from '../state/merge-finding';
import type { SeenEvent, View } from '../state/next-step';
import type { Told } from '../state/told';
import type { AlertEvent } from './alert-event';

/** An event in the words of the decision. */
export function seenEvent(event: AlertEvent, now: number): SeenEvent {
  const { at, byHand, finding } = event;
  const shown = finding && viewOf(finding);
  return {
    id: requestIdOf(event),
    at,
    isNew: shown?.workflow === 'NEW' && !shown.over,
    isClosed: shown !== undefined && isClosedView(shown),
    severity: shown?.severity,
    byHand,
    age: now - at,
  };
}

/** One click sends several findings, and each of them is carried out once, also where they share an alert. */
const requestIdOf = ({ id, finding }: AlertEvent): string =>
  finding === undefined ? id : `${id}/${finding.key.slice(0, 16)}`;

/** What the vendor is told with the event in hand. */
export const toldOf = (event: AlertEvent, view: View, config: ForwarderConfig): Told => ({
  action: 'update',
  event: { id: requestIdOf(event), at: event.at, byHand: event.byHand },
  finding: view.finding,
  members: view.members,
  fingerprint: view.fingerprint,
  priority: config.severities?.[event.alert.severity],
});
