import { AWS_PRODUCTS } from '../../contract/products';

const NAMES = new Map(AWS_PRODUCTS.map(({ path, name }) => [path, name]));

/** `company/product` at the end of a product ARN, in lower case: `aws/guardduty`, `111122223333/default`. */
export const productSlug = (productArn: string): string =>
  (/product(?:v2)?\/(.+)$/s.exec(productArn)?.[1] ?? '').toLowerCase();

/** `product` only, where the company is AWS: `guardduty`; else undefined. */
export const awsProduct = (productArn: string): string | undefined =>
  /^aws\/(.+)$/s.exec(productSlug(productArn))?.[1];

/** What nobody would call a product: Security Hub's name for the account's own one. */
const NO_NAME = /^(default|personal|custom findings?)$/i;

/** A generator that is a name rather than an ARN or a path. */
const PLAIN_NAME = /^[\p{L}\p{N}][\p{L}\p{N} _.-]{1,39}$/u;

/** The first name that is one; for the account's own product also what made the finding. */
export function productName(
  productArn: string,
  names: readonly (string | undefined)[],
  generator: string | undefined,
): string {
  const own = names.find((name) => name !== undefined && !NO_NAME.test(name));
  if (own !== undefined) return own;
  const slug = productSlug(productArn);
  const known = NAMES.get(slug);
  if (known !== undefined) return known;
  if (slug !== '' && !slug.endsWith('/default')) return slug.split('/').at(-1) ?? slug;
  return generator !== undefined && PLAIN_NAME.test(generator) ? generator : 'Custom findings';
}
