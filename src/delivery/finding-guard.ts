import type { LeadingProduct } from './alert-vendor';

/** Which findings are taken at all, so that a finding seen in several accounts or Regions alerts once. */
export interface FindingGuard {
  /**
   * Accounts whose findings are taken.
   * @default - all
   */
  readonly accounts?: string[];

  /**
   * Regions whose findings are taken.
   * @default - all
   */
  readonly regions?: string[];

  /**
   * Take only events of the account and Region that this is deployed to: the administrator's aggregation Region.
   * @default false
   */
  readonly onlyAggregated?: boolean;

  /**
   * The product whose events are taken; those of the other are ignored.
   * @default - both
   */
  readonly leadingProduct?: LeadingProduct;
}
