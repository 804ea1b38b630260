import { ACTION_TARGET_OPERATIONS } from './action-targets';
import { AGGREGATOR_OPERATIONS } from './finding-aggregators';
import { GET_OPERATIONS } from './get-findings';
import { HUB_OPERATIONS } from './hub-account';
import { IMPORT_OPERATIONS } from './import-findings';
import type { Operation } from './operation';
import { PRODUCT_OPERATIONS } from './product-subscriptions';
import { TAG_OPERATIONS } from './tags';
import { UPDATE_OPERATIONS } from './update-findings';
import { UPDATE_V2_OPERATIONS } from './update-findings-v2';

const OPERATIONS: readonly Operation[] = [
  ...HUB_OPERATIONS,
  ...ACTION_TARGET_OPERATIONS,
  ...PRODUCT_OPERATIONS,
  ...AGGREGATOR_OPERATIONS,
  ...TAG_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...GET_OPERATIONS,
  ...UPDATE_OPERATIONS,
  ...UPDATE_V2_OPERATIONS,
];

export interface Route {
  readonly operation: Operation;
  readonly pathLabel: string;
}

/** The label of an operation's path, '' when it has none, undefined when the path is another's. */
function labelIn(template: string, path: string): string | undefined {
  const brace = template.indexOf('{');
  if (brace < 0) return template === path ? '' : undefined;
  const prefix = template.slice(0, brace);
  return path.startsWith(prefix) && path.length > prefix.length
    ? decodeURIComponent(path.slice(prefix.length))
    : undefined;
}

/** Which operation a request means. Exact paths go before those with a label. */
export function route(method: string, path: string): Route | undefined {
  const routes = OPERATIONS.filter((operation) => operation.method === method).flatMap((operation) => {
    const pathLabel = labelIn(operation.path, path);
    return pathLabel === undefined ? [] : [{ operation, pathLabel }];
  });
  return routes.find(({ pathLabel }) => pathLabel === '') ?? routes[0];
}
