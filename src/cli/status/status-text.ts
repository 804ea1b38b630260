import { ageText, plural } from '../age-text';
import type { EndpointStatus, Status } from './status';
import type { QueueStatus } from './queues';

function endpointText(endpoint: EndpointStatus, now: number): string {
  const { endpointId, open, acknowledged, oldest = now, newest = now, lastWayBack } = endpoint;
  const back = lastWayBack === undefined ? '' : `, last change by a person ${lastWayBack}`;
  if (open === 0) return `  ${endpointId}: no open alert`;
  const ages = `oldest ${ageText(now - oldest)}, newest ${ageText(now - newest)}`;
  return `  ${endpointId}: ${open} open (${acknowledged} acknowledged), ${ages}${back}`;
}

function queueText({ name, waiting, inWork, holdsDeadLetters }: QueueStatus): string {
  if (!holdsDeadLetters) return `  ${name}: ${waiting} waiting, ${inWork} in work`;
  const count = waiting + inWork;
  return `  ${name}: ${count === 0 ? 'empty' : `${count} DEAD, look with the command redrive`}`;
}

function driftText({ drifts, unread }: Status): readonly string[] {
  if (unread !== undefined) return [`  not known, Security Hub cannot be read: ${unread}`];
  if (drifts.length === 0) return ['  none'];
  return drifts.map(
    ({ endpointId, findingIds, why }) => `  ${endpointId}: open, but ${why}: ${findingIds.join(', ')}`,
  );
}

/** For a person; alerts first. */
export function statusText(status: Status, now: number): string {
  const open = status.endpoints.reduce((sum, endpoint) => sum + endpoint.open, 0);
  const lines = [
    plural(open, 'open alert'),
    ...status.endpoints.map((endpoint) => endpointText(endpoint, now)),
    'Queues',
    ...status.queues.map(queueText),
    'Alerts open for closed findings',
    ...driftText(status),
  ];
  return `${lines.join('\n')}\n`;
}
