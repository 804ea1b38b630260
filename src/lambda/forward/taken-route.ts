import { isDeepStrictEqual } from 'node:util';
import type { ForwarderConfig, RouteTarget } from '../../contract/forwarder-config';
import type { AlertRecord, TakenRoute } from '../state/alert-record';
import { routeOf } from '../vendors/common/route';
import type { AlertEvent } from './alert-event';
import type { ForwardPorts } from './forward-ports';

/**
 * Where a call goes. As long as the alert is not resolved that is the way it was opened: a changed severity or tag may
 * match another route, whose key knows nothing of the alert. An insight's alert has no end, so it is routed each time.
 */
export function routeFor(
  { alert, finding }: AlertEvent,
  told: AlertRecord | undefined,
  { config, logger }: Pick<ForwardPorts, 'config' | 'logger'>,
): RouteTarget {
  const taken = finding && told?.state !== 'resolved' ? told?.route : undefined;
  const target = taken && targetOf(taken, config);
  if (taken && target === undefined) {
    const alertKey = alert.key;
    logger.warn('The key that opened the alert is no longer configured; the alert is routed anew.', {
      alertKey,
    });
  }
  return target ?? routeOf(alert, config.routes) ?? {};
}

/** Undefined when the secret is no longer among those of the endpoint. */
function targetOf(
  { secret, team, responders }: TakenRoute,
  config: ForwarderConfig,
): RouteTarget | undefined {
  if (secret === undefined) return { team, responders };
  const known = Object.entries(config.secrets).find(([, pointer]) => isDeepStrictEqual(pointer, secret));
  return known && { secretName: known[0], team, responders };
}

/** How the ledger remembers a route. */
export function takenRoute(
  { secretName, team, responders }: RouteTarget,
  config: ForwarderConfig,
): TakenRoute {
  return { secret: secretName === undefined ? undefined : config.secrets[secretName], team, responders };
}
