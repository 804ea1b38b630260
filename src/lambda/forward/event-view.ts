import type { ForwarderConfig } from '../../contract/forwarder-config';
import { isClosedView, viewOf } from '../state/merge-finding';
import type { SeenEvent, View } from '../state/next-step';
import type { Told } from '../state/told';
import type { AlertEvent } from './alert-event';

/** An event in the words of the decision. */
export function seenEvent({ id, at, byHand, finding }: AlertEvent, now: number): SeenEvent {
  const shown = finding && viewOf(finding);
  return {
    id,
    at,
    isNew: shown?.workflow === 'NEW' && !shown.over,
    isClosed: shown !== undefined && isClosedView(shown),
    severity: shown?.severity,
    byHand,
    age: now - at,
  };
}

/** What the vendor is told with the event in hand. */
export const toldOf = ({ id, at, byHand, alert }: AlertEvent, view: View, config: ForwarderConfig): Told => ({
  action: 'update',
  event: { id, at, byHand },
  finding: view.finding,
  members: view.members,
  fingerprint: view.fingerprint,
  priority: config.severities?.[alert.severity],
});
