import { METRICS } from '../../contract/metrics';
import { AlertStore, versionsOf, written, type Snapshot } from '../ledger/alert-store';
import type { Ledger } from '../ledger/ledger';
import { LedgerConflict } from '../ledger/ledger-conflict';
import { eventNameOf, eventsAsked } from '../state/asked';
import type { AlertRecord } from '../state/alert-record';
import type { FindingRecord } from '../state/finding-record';
import { personDid, type Verdict } from '../state/person-did';
import { unknownAlert } from './locate';
import { reasonOf, type SyncRun } from './sync-run';
import { inOrder, type Task } from './task';

/** Times that an alert is read anew because the forwarder, or another batch, wrote it meanwhile. */
const MOST_CONFLICTS = 8;
/** How long one worker may write about a finding before another one tries. */
const WRITE_MILLIS = 60_000;
/** Rows of one commit: DynamoDB's limit is a hundred, the alert and the checks among them. */
const MOST_PUTS = 70;

/** A finding of which something is asked, and the messages that wait for it. */
export interface AskedFinding {
  readonly finding: FindingRecord;
  readonly tasks: readonly Task[];
}

/** Puts what people asked for into the ledger, endpoint after endpoint. Answers what is left for Security Hub. */
export async function askFindings(
  alertKey: string,
  tasks: readonly Task[],
  run: SyncRun,
): Promise<readonly AskedFinding[]> {
  const sorted = inOrder(tasks);
  const endpointIds = [...new Set(sorted.map(({ event }) => event.endpointId))];
  const asked: AskedFinding[] = [];
  for (const endpointId of endpointIds) {
    const own = sorted.filter(({ event }) => event.endpointId === endpointId);
    try {
      asked.push(...(await askOfAlert(alertKey, endpointId, own, run)));
    } catch (error) {
      for (const { record } of own) run.fates.retry(record, endpointId, reasonOf(error));
    }
  }
  return asked;
}

async function askOfAlert(
  alertKey: string,
  endpointId: string,
  tasks: readonly Task[],
  run: SyncRun,
): Promise<readonly AskedFinding[]> {
  const store = new AlertStore(run.ports.ledger, endpointId);
  for (let conflicts = 0; ; conflicts++) {
    const snapshot = await store.alert(alertKey);
    if (snapshot.alert === undefined) {
      await Promise.all(tasks.map((task) => unknownAlert(task, run)));
      return [];
    }
    try {
      return await askAndPut(snapshot, snapshot.alert, tasks, run);
    } catch (error) {
      if (!(error instanceof LedgerConflict) || conflicts === MOST_CONFLICTS) throw error;
    }
  }
}

async function askAndPut(
  snapshot: Snapshot,
  before: AlertRecord,
  tasks: readonly Task[],
  run: SyncRun,
): Promise<readonly AskedFinding[]> {
  const { ledger, now } = run.ports;
  const at = now();
  let alert = before;
  let findings: readonly FindingRecord[] = Object.values(snapshot.findings);
  const verdicts = tasks.map(({ event }) => {
    const did = personDid(alert, findings, event, at);
    ({ alert, findings } = did);
    return did.verdict;
  });
  const claimed = findings.map((finding) =>
    claim(finding, snapshot.findings[finding.alertKey], run.owner, at),
  );
  const changed = claimed.filter((finding) => finding !== snapshot.findings[finding.alertKey]);
  await put(snapshot, changed, alert, ledger);
  tasks.forEach((task, index) => report(task, verdicts[index], run));
  return claimed.flatMap((finding) => {
    const row = changed.includes(finding) ? written(finding) : finding;
    return waitingFor(row, tasks, run.owner);
  });
}

/** Findings first: until the alert knows of the events, a repetition asks for all of it again. */
async function put(
  snapshot: Snapshot,
  findings: readonly FindingRecord[],
  alert: AlertRecord,
  ledger: Ledger,
): Promise<void> {
  const alone = findings.slice(0, Math.max(findings.length - MOST_PUTS, 0));
  for (let start = 0; start < alone.length; start += MOST_PUTS) {
    await ledger.commit({ puts: alone.slice(start, start + MOST_PUTS) });
  }
  const last = findings.slice(alone.length);
  const puts = alert === snapshot.alert ? last : [...last, alert];
  await ledger.commit({ puts, unchanged: alone.length > 0 ? [] : versionsOf(snapshot, alert.endpointId) });
}

/** Who asks also writes, unless another worker is at it. */
function claim(
  finding: FindingRecord,
  before: FindingRecord | undefined,
  owner: string,
  now: number,
): FindingRecord {
  const { asked, writing } = finding;
  if (asked === undefined || (writing !== undefined && writing.until > now)) return finding;
  const known = before?.asked?.notes?.map(eventNameOf) ?? [];
  const notes = asked.notes?.map((note) =>
    known.includes(eventNameOf(note)) ? { ...note, tried: true as const } : note,
  );
  return {
    ...finding,
    asked: { ...asked, ...(notes ? { notes } : {}) },
    writing: { token: owner, until: now + WRITE_MILLIS },
  };
}

/** The messages that wait for a finding; it is left out where nobody of this batch does. */
function waitingFor(finding: FindingRecord, tasks: readonly Task[], owner: string): readonly AskedFinding[] {
  const events = eventsAsked(finding);
  const waiting = tasks.filter(({ event }) => events.includes(eventNameOf(event)));
  const isOurs = finding.writing?.token === owner;
  return waiting.length > 0 || (isOurs && events.length > 0) ? [{ finding, tasks: waiting }] : [];
}

const METRIC_OF: Readonly<Record<Verdict, string | undefined>> = {
  asked: undefined,
  told: METRICS.updatesUnchanged,
  stale: METRICS.updatesStale,
  repeated: undefined,
  echo: METRICS.updatesIgnored,
};

function report({ event }: Task, verdict: Verdict | undefined, { ports }: SyncRun): void {
  const { endpointId, alertKey, eventId, action, actor } = event;
  const metric = verdict && METRIC_OF[verdict];
  if (metric) ports.count(endpointId, metric);
  ports.logger.info('Decision', { endpointId, alertKey, event: eventId, did: action, actor, why: verdict });
}
