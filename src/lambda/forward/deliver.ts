import type { ForwarderConfig, RouteTarget } from '../../contract/forwarder-config';
import type { AlertAction } from '../alert/alert';
import { METRICS } from '../../contract/metrics';
import { answerText } from '../http/answer-text';
import { isPassing, judgementOf } from '../http/classify';
import { send as sendOverHttp } from '../http/send';
import type { VendorAnswer, VendorRequest } from '../http/vendor-call';
import { DEFAULT_SECRET } from '../vendors/common/credential';
import { timeToTell } from '../vendors/common/time-to-tell';
import { FORWARD_PARTS } from '../vendors/forward-registry';
import { partOf } from '../vendors/part-of';
import type { ForwardPart, Judgement, VendorContext } from '../vendors/vendor';
import type { AlertEvent } from './alert-event';
import { RetryLater, Undeliverable } from './failure';
import type { ForwardPorts } from './forward-ports';
import type { ForwardRun } from './forward-run';

export interface Delivery {
  readonly event: AlertEvent;
  readonly action: AlertAction;
  readonly route: RouteTarget;
  /** What the ledger knows of the alert at the vendor. */
  readonly vendorId?: string;
  /** When the alert was last written, ISO 8601. */
  readonly toldAt?: string;
  readonly run: ForwardRun;
}

/** What the vendor told about the alert it has accepted. */
export interface Receipt {
  /** The vendor has an action of this kind, and was told. */
  readonly told: boolean;
  readonly vendorId?: string;
}

/**
 * Tells the vendor. A refused key is read afresh once, because it may have been rotated.
 *
 * @throws RetryLater, Undeliverable
 */
export async function deliver(delivery: Delivery, secretRefreshed = false): Promise<Receipt> {
  const vendor = partOf(FORWARD_PARTS, delivery.run.ports.config.vendor);
  let vendorId: string | undefined;
  const requests = await requestsOf(delivery, secretRefreshed, vendor);
  let step = requests.next();
  const told = !step.done;
  while (!step.done) {
    const answer = await post(delivery, step.value);
    const judgement = judgementOf(answer, step.value, vendor);
    if (judgement === 'refresh-secret' && !secretRefreshed) return deliver(delivery, true);
    if (judgement !== 'done') throw failureOf(delivery, answer, judgement);
    vendorId ??= vendor.vendorId?.(answer);
    step = requests.next(answer);
  }
  return { told, vendorId };
}

/** The requests, each made when it is asked for. */
async function requestsOf(
  { action, run, route, event, vendorId, toldAt }: Delivery,
  fresh: boolean,
  vendor: ForwardPart,
): Promise<{ next(answer?: VendorAnswer): IteratorResult<VendorRequest, unknown> }> {
  const { config, now } = run.ports;
  const { alert } = event;
  const secrets = await readSecrets(run.ports, route, fresh);
  const eventId = `${event.id}-${alert.key.slice(0, 16)}-${action}`;
  const at = new Date(now());
  const eventTime = timeToTell(new Date(event.at).toISOString(), at, toldAt);
  const context: VendorContext = { config, secrets, route, vendorId, eventId, eventTime, now: at };
  const iterator = made(() => vendor.requests(action, alert, context)[Symbol.iterator]());
  return {
    next: (answer) => made(() => (answer === undefined ? iterator.next() : iterator.next(answer))),
  };
}

function made<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    const reason = isPassing(error) ? 'unmappable' : 'misconfigured';
    throw new Undeliverable(reason, error instanceof Error ? error.message : String(error));
  }
}

async function readSecrets(
  { config, readSecret }: ForwardPorts,
  route: RouteTarget,
  fresh: boolean,
): Promise<Readonly<Record<string, string>>> {
  const others = keysOfOtherRoutes(config, route);
  const pairs = Object.entries(config.secrets)
    .filter(([name]) => !others.has(name))
    .map(async ([name, pointer]) => [name, await readSecret(pointer, { fresh })] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

/** They are not read: a key that is missing holds up the alerts of its own route alone. */
function keysOfOtherRoutes({ routes = [] }: ForwarderConfig, { secretName }: RouteTarget): Set<string> {
  const names = routes.flatMap((route) => route.secretName ?? []);
  return new Set(names.filter((name) => name !== secretName && name !== DEFAULT_SECRET));
}

async function post(delivery: Delivery, request: VendorRequest): Promise<VendorAnswer> {
  const { config, metrics, send = sendOverHttp } = delivery.run.ports;
  const startedAt = performance.now();
  try {
    return await send(request, { timeoutMillis: config.vendorTimeoutMillis, signal: delivery.run.signal });
  } catch (error) {
    metrics.count(METRICS.vendorFailures);
    const message = `Endpoint "${config.endpointId}": ${error instanceof Error ? error.message : 'the call failed'}`;
    throw isPassing(error) ? new RetryLater(message) : new Undeliverable('misconfigured', message);
  } finally {
    metrics.milliseconds(METRICS.vendorLatency, performance.now() - startedAt);
  }
}

function failureOf(
  { run }: Delivery,
  { status, retryAfterMillis }: VendorAnswer,
  judgement: Judgement,
): Error {
  const { config, metrics } = run.ports;
  metrics.count(METRICS.vendorFailures);
  const message = answerText(config.endpointId, status);
  return judgement === 'rejected'
    ? new Undeliverable('rejected', message, status)
    : new RetryLater(message, retryAfterMillis, true);
}
