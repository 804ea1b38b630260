import { AWS_PRODUCTS, awsProductNamed } from '../contract/products';
import type { Check } from './checks';
import { isToken } from './checks';

export const PRODUCT_NAMES = AWS_PRODUCTS.map(({ name }) => name).join(', ');

/** `company/product` of a product; undefined for an ARN, a token and an unknown name. */
export function productPath(product: string): string | undefined {
  if (isToken(product) || product.startsWith('arn:')) return undefined;
  if (/^[\w.-]+\/[\w.-]+$/.test(product)) return product;
  return awsProductNamed(product)?.path;
}

/** Products that a user may well expect in the list, and why they are not. */
const SILENT: readonly { readonly name: RegExp; readonly reason: string }[] = [
  { name: /^(amazon\s+)?detective$/i, reason: 'Detective receives findings and sends none to Security Hub' },
  {
    name: /^(aws\s+)?iot\s+device\s+defender$/i,
    reason: 'it is two products, "IoT Device Defender - Audit" and "IoT Device Defender - Detect"',
  },
];

export function checkProduct(prop: string, product: string): Check {
  if (isToken(product) || productPath(product) !== undefined) return [];
  if (/^arn:aws[a-z-]*:securityhub:[a-z0-9-]*:\d*:product(v2)?\/[\w.-]+\/[\w.-]+$/.test(product)) return [];
  const silent = SILENT.find(({ name }) => name.test(product));
  if (silent) return [`\`${prop}\` cannot be ${JSON.stringify(product)}: ${silent.reason}`];
  const expected = `the name of an AWS product (${PRODUCT_NAMES}), \`company/product\` or a product ARN`;
  return [`\`${prop}\` must be ${expected}, got: ${JSON.stringify(product)}`];
}
