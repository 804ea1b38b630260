import type { Check } from './checks';
import { isToken } from './checks';

/** Part of the product ARN of AWS's own products, by their names in letters and digits alone. */
const AWS_PRODUCTS: Readonly<Record<string, string>> = {
  accessanalyzer: 'aws/access-analyzer',
  config: 'aws/config',
  detective: 'aws/detective',
  firewallmanager: 'aws/firewall-manager',
  guardduty: 'aws/guardduty',
  health: 'aws/health',
  iamaccessanalyzer: 'aws/access-analyzer',
  inspector: 'aws/inspector',
  iotdevicedefender: 'aws/iot-device-defender',
  macie: 'aws/macie',
  patchmanager: 'aws/ssm-patch-manager',
  securityhub: 'aws/securityhub',
  ssmpatchmanager: 'aws/ssm-patch-manager',
  systemsmanagerpatchmanager: 'aws/ssm-patch-manager',
};

export const PRODUCT_NAMES =
  'Access Analyzer, Config, Detective, Firewall Manager, GuardDuty, Health, Inspector, IoT Device Defender, Macie, Patch Manager, Security Hub';

/** `company/product` of a product; undefined for an ARN, a token and an unknown name. */
export function productPath(product: string): string | undefined {
  if (isToken(product) || product.startsWith('arn:')) return undefined;
  if (/^[\w.-]+\/[\w.-]+$/.test(product)) return product;
  return AWS_PRODUCTS[
    product
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .replace(/^(aws|amazon)/, '')
  ];
}

export function checkProduct(prop: string, product: string): Check {
  if (isToken(product) || productPath(product) !== undefined) return [];
  if (/^arn:aws[a-z-]*:securityhub:[a-z0-9-]*:\d*:product(v2)?\/[\w.-]+\/[\w.-]+$/.test(product)) return [];
  const expected = `the name of an AWS product (${PRODUCT_NAMES}), \`company/product\` or a product ARN`;
  return [`\`${prop}\` must be ${expected}, got: ${JSON.stringify(product)}`];
}
