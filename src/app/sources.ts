import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { FindingAggregator } from '../sources/finding-aggregator';
import { ProductSubscription } from '../sources/product-subscription';
import type { SourcesConfig } from './config/alerting-config';

/** Switches on what the file says, after Security Hub itself where this stack switches that on. */
export function addSources(
  scope: Construct,
  { products = [], findingAggregator }: SourcesConfig,
  securityHub?: ITerraformDependable,
): void {
  const dependencies = securityHub && [securityHub];
  for (const product of products) {
    const id = `Product-${product.replace(/[^0-9A-Za-z]+/g, '-')}`;
    new ProductSubscription(scope, id, { product, dependencies });
  }
  if (findingAggregator) {
    new FindingAggregator(scope, 'FindingAggregator', { ...findingAggregator, dependencies });
  }
}
