import type { AlertRecord } from '../../lambda/state/alert-record';
import type { Clients } from '../aws/clients';
import { type Deployment, queueNameOf, workQueueUrlOf } from '../deployment/deployment';
import { LedgerReader, type OpenAlert } from '../ledger/read-ledger';
import { driftReport, type DriftReport } from './drift';
import { queueStatus, type QueueStatus } from './queues';

export interface EndpointStatus {
  readonly endpointId: string;
  readonly open: number;
  readonly acknowledged: number;
  /** Epoch milliseconds; absent while none is open. */
  readonly oldest?: number;
  readonly newest?: number;
  /** When a person last acted at the vendor on one of the open alerts, ISO 8601. */
  readonly lastWayBack?: string;
}

export interface Status extends DriftReport {
  readonly queues: readonly QueueStatus[];
  readonly endpoints: readonly EndpointStatus[];
}

/** API endpoints are those with a work queue, which is called after them; the way back has one, too. */
function endpointIds(deployment: Deployment, queues: readonly QueueStatus[]): readonly string[] {
  const working = new Set(queues.filter((queue) => !queue.holdsDeadLetters).map(({ name }) => name));
  return deployment.deadLetterQueueUrls
    .map((url) => queueNameOf(workQueueUrlOf(url)))
    .filter((name) => working.has(name) && name !== `${deployment.name}-updates`)
    .map((name) => name.slice(deployment.name.length + 1));
}

/** The vendor's time in front of the rank. */
const timeIn = ({ vendorStateAt = '' }: AlertRecord): string => vendorStateAt.split('/')[0] ?? '';

function endpointStatus(
  endpointId: string,
  open: readonly OpenAlert[],
  records: readonly AlertRecord[],
): EndpointStatus {
  const own = records.filter((record) => record.endpointId === endpointId);
  const times = open.map(({ openSince }) => openSince);
  return {
    endpointId,
    open: open.length,
    acknowledged: own.filter(({ state }) => state === 'acknowledged').length,
    ...(times.length === 0 ? {} : { oldest: Math.min(...times), newest: Math.max(...times) }),
    lastWayBack: own.map(timeIn).sort().at(-1) || undefined,
  };
}

/** What a stack holds at this moment. Reads only. */
export async function readStatus(
  clients: Clients,
  deployment: Deployment,
  tableName: string,
): Promise<Status> {
  const queues = await queueStatus(clients, deployment.deadLetterQueueUrls);
  const ledger = new LedgerReader(clients, tableName);
  const ids = endpointIds(deployment, queues);
  const open = await Promise.all(ids.map((id) => ledger.openAlerts(id)));
  const alerts = await ledger.alerts(open.flat());
  const findings = await ledger.findings(alerts.flatMap(({ members }) => Object.keys(members)));
  return {
    queues,
    endpoints: ids.map((id, index) => endpointStatus(id, open[index] ?? [], alerts)),
    ...(await driftReport(clients, alerts, findings)),
  };
}

/** Something needs a person: dead letters, or alerts about what is closed. */
export const needsAttention = ({ queues, drifts }: Status): boolean =>
  drifts.length > 0 || queues.some((queue) => queue.holdsDeadLetters && queue.waiting + queue.inWork > 0);
