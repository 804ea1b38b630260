/** Last part of an AWS product ARN → the product's own name. */
const AWS_PRODUCTS: Readonly<Record<string, string>> = {
  'access-analyzer': 'IAM Access Analyzer',
  config: 'Config',
  detective: 'Detective',
  'firewall-manager': 'Firewall Manager',
  guardduty: 'GuardDuty',
  health: 'Health',
  inspector: 'Inspector',
  'iot-device-defender': 'IoT Device Defender',
  macie: 'Macie',
  securityhub: 'Security Hub',
  'securityhub-coverage': 'Security Hub Coverage',
  'securityhub-exposure': 'Security Hub Exposure Detection',
  'securityhub-risk': 'Security Hub Exposure Detection',
  'ssm-patch-manager': 'Systems Manager Patch Manager',
};

/** `company/product` at the end of a product ARN, in lower case: `aws/guardduty`, `111122223333/default`. */
export const productSlug = (productArn: string): string =>
  (/product(?:v2)?\/(.+)$/s.exec(productArn)?.[1] ?? '').toLowerCase();

/** `product` only, where the company is AWS: `guardduty`; else undefined. */
export const awsProduct = (productArn: string): string | undefined =>
  /^aws\/(.+)$/s.exec(productSlug(productArn))?.[1];

/** A name for a product that does not tell its own. */
export function productNameOfArn(productArn: string): string {
  const slug = productSlug(productArn);
  const aws = awsProduct(productArn);
  if (aws !== undefined) return Object.hasOwn(AWS_PRODUCTS, aws) ? (AWS_PRODUCTS[aws] ?? aws) : aws;
  if (slug === '' || slug.endsWith('/default')) return 'Custom findings';
  return slug.split('/').at(-1) ?? slug;
}
