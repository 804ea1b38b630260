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
import type { Dependencies } from './dependencies';
import { RetryLater, Undeliverable } from './failure';
import type { Situation } from './situation';

export interface Delivery {
  readonly situation: Situation;
  readonly action: AlertAction;
  readonly route: RouteTarget;
  /** What the ledger knows of the alert at the vendor. */
  readonly vendorId?: string;
  /** When the alert was last written, ISO 8601. */
  readonly toldAt?: string;
  readonly dependencies: Dependencies;
  /** Gives up what is under way when the function's time ends. */
  readonly signal: AbortSignal;
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
  const vendor = partOf(FORWARD_PARTS, delivery.dependencies.config.vendor);
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
  { action, dependencies, route, situation, vendorId, toldAt }: Delivery,
  fresh: boolean,
  vendor: ForwardPart,
): Promise<{ next(answer?: VendorAnswer): IteratorResult<VendorRequest, unknown> }> {
  const { config, now } = dependencies;
  const { alert } = situation;
  const secrets = await readSecrets(dependencies, route, fresh);
  const eventId = `${situation.eventId}-${alert.key.slice(0, 16)}-${action}`;
  const at = new Date(now());
  const eventTime = timeToTell(situation.eventTime, at, toldAt);
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
  { config, readSecret }: Dependencies,
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
  const { config, metrics, send = sendOverHttp } = delivery.dependencies;
  const startedAt = performance.now();
  try {
    return await send(request, { timeoutMillis: config.vendorTimeoutMillis, signal: delivery.signal });
  } catch (error) {
    metrics.count(METRICS.vendorFailures);
    const message = `Endpoint "${config.endpointId}": ${error instanceof Error ? error.message : 'the call failed'}`;
    throw isPassing(error) ? new RetryLater(message) : new Undeliverable('misconfigured', message);
  } finally {
    metrics.milliseconds(METRICS.vendorLatency, performance.now() - startedAt);
  }
}

function failureOf(
  { dependencies: { config, metrics } }: Delivery,
  { status, retryAfterMillis }: VendorAnswer,
  judgement: Judgement,
): Error {
  metrics.count(METRICS.vendorFailures);
  const message = answerText(config.endpointId, status);
  return judgement === 'rejected'
    ? new Undeliverable('rejected', message, status)
    : new RetryLater(message, retryAfterMillis);
}
