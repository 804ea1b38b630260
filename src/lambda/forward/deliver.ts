import type { ForwarderConfig, RouteTarget } from '../../contract/forwarder-config';
import type { AlertAction } from '../alert/alert';
import { METRICS } from '../../contract/metrics';
import { VendorAnswerError } from '../http/answer-error';
import { classifyAnswer, classifyError } from '../http/classify';
import { send as sendOverHttp, type VendorAnswer } from '../http/send';
import { VENDORS } from '../vendors';
import { DEFAULT_SECRET } from '../vendors/credential';
import type { VendorRequest } from '../vendors/vendor';
import type { Dependencies } from './dependencies';
import { RetryLater, Undeliverable } from './failure';
import type { Situation } from './situation';

export interface Delivery {
  readonly situation: Situation;
  readonly action: AlertAction;
  readonly route: RouteTarget;
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
  let vendorId: string | undefined;
  const requests = await requestsOf(delivery, secretRefreshed);
  for (const request of requests) {
    const answer = await post(delivery, request);
    const outcome = classifyAnswer(answer, { secretRefreshed, accepts: request.accepts });
    if (outcome === 'refresh-secret') return deliver(delivery, true);
    if (outcome !== 'done') throw failureOf(delivery, answer, outcome);
    vendorId ??= VENDORS[delivery.dependencies.config.vendor].vendorId?.(answer.body);
  }
  return { told: requests.length > 0, vendorId };
}

async function requestsOf(delivery: Delivery, fresh: boolean): Promise<readonly VendorRequest[]> {
  const { action, dependencies, route, situation } = delivery;
  const { config, now } = dependencies;
  const { alert } = situation;
  const secrets = await readSecrets(delivery, fresh);
  const eventId = `${situation.eventId}-${alert.key.slice(0, 16)}-${action}`;
  try {
    return VENDORS[config.vendor].requests(action, alert, {
      config,
      secrets,
      route,
      eventId,
      now: new Date(now()),
    });
  } catch (error) {
    const reason = classifyError(error) === 'dead-letter' ? 'misconfigured' : 'unmappable';
    throw new Undeliverable(reason, error instanceof Error ? error.message : String(error));
  }
}

async function readSecrets(
  { dependencies: { config, readSecret }, route }: Delivery,
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
    throw classifyError(error) === 'retry'
      ? new RetryLater(message)
      : new Undeliverable('misconfigured', message);
  } finally {
    metrics.milliseconds(METRICS.vendorLatency, performance.now() - startedAt);
  }
}

function failureOf(
  { dependencies: { config, metrics } }: Delivery,
  answer: VendorAnswer,
  outcome: 'retry' | 'dead-letter',
): Error {
  metrics.count(METRICS.vendorFailures);
  const { status, retryAfterMillis } = answer;
  const { message } = new VendorAnswerError(config.endpointId, status, outcome, retryAfterMillis);
  return outcome === 'retry'
    ? new RetryLater(message, retryAfterMillis)
    : new Undeliverable('rejected', message, status);
}
