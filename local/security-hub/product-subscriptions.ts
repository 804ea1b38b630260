import { conflict, invalidInput, notFound } from './api-error';
import type { HubRegion } from './hub-region';
import type { Call, Operation } from './operation';
import { page, stringIn } from './operation';

const PRODUCT_ARN = /^arn:aws[a-z-]*:securityhub:[a-z0-9-]+:\d*:product\/([^/]+\/[^/]+)$/;

function enable(hub: HubRegion, { body }: Call): object {
  const product = PRODUCT_ARN.exec(stringIn(body, 'ProductArn') ?? '')?.[1];
  if (!product) throw invalidInput('ProductArn');
  const arn = hub.arn(`product-subscription/${product}`);
  if (hub.productSubscriptions.has(arn)) throw conflict(`${product} is already subscribed`);
  hub.productSubscriptions.add(arn);
  return { ProductSubscriptionArn: arn };
}

function disable(hub: HubRegion, { pathLabel }: Call): object {
  if (!hub.productSubscriptions.delete(pathLabel)) throw notFound(`${pathLabel} is not subscribed`);
  return {};
}

function list(hub: HubRegion, { query }: Call): object {
  const size = Number(query.get('MaxResults') ?? 100);
  if (!(size >= 1 && size <= 100)) throw invalidInput('MaxResults must be from 1 to 100');
  const { items, next } = page([...hub.productSubscriptions], query.get('NextToken') ?? undefined, size);
  return { ProductSubscriptions: items, NextToken: next };
}

const BY_ARN = '/productSubscriptions/{ProductSubscriptionArn}';

export const PRODUCT_OPERATIONS: readonly Operation[] = [
  { name: 'EnableImportFindingsForProduct', method: 'POST', path: '/productSubscriptions', handle: enable },
  { name: 'DisableImportFindingsForProduct', method: 'DELETE', path: BY_ARN, handle: disable },
  { name: 'ListEnabledProductsForImport', method: 'GET', path: '/productSubscriptions', handle: list },
];
