import type { RouteConfig, RouteMatch } from '../../../contract/forwarder-config';
import { productIdentity } from '../../../contract/products';
import type { Alert } from '../../alert/alert';

/** The first route whose conditions all hold; undefined for the endpoint's default way. */
export function routeOf(alert: Alert, routes: readonly RouteConfig[] | undefined): RouteConfig | undefined {
  return routes?.find(({ match }) => matches(alert, match));
}

function matches(alert: Alert, match: RouteMatch): boolean {
  return (
    accepts(match.severities, alert.severity) &&
    accepts(match.accountIds, alert.accountId) &&
    accepts(match.accountNames, alert.accountName) &&
    accepts(match.products?.map(productIdentity), productIdentity(alert.product)) &&
    Object.entries(match.resourceTags ?? {}).every(([key, accepted]) => hasTag(alert, key, accepted))
  );
}

/** A condition that is absent or empty does not restrict. */
const accepts = (accepted: readonly string[] | undefined, value: string | undefined): boolean =>
  accepted === undefined || accepted.length === 0 || (value !== undefined && accepted.includes(value));

/** `Alert.tags` holds one value a key; two resources may carry the same key with different ones. */
function hasTag(alert: Alert, key: string, accepted: readonly string[]): boolean {
  const holders = [alert.tags, ...alert.resources.map((resource) => resource.tags)];
  return holders.some((tags) => Object.hasOwn(tags, key) && accepts(accepted, tags[key]));
}
