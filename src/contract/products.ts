/** A product of AWS that sends findings to Security Hub. */
export interface AwsProduct {
  /** `company/product` at the end of its product ARN. */
  readonly path: string;
  readonly name: string;
  /** Other names that AWS, its documents or its users have for it. */
  readonly aliases?: readonly string[];
}

/** Every product of AWS that sends findings, by the paths that Security Hub lists. */
export const AWS_PRODUCTS: readonly AwsProduct[] = [
  { path: 'aws/access-analyzer', name: 'IAM Access Analyzer', aliases: ['Access Analyzer'] },
  { path: 'aws/config', name: 'Config' },
  { path: 'aws/firewall-manager', name: 'Firewall Manager' },
  { path: 'aws/guardduty', name: 'GuardDuty' },
  { path: 'aws/health', name: 'Health' },
  { path: 'aws/inspector', name: 'Inspector' },
  { path: 'aws/iot-device-defender-audit', name: 'IoT Device Defender - Audit' },
  { path: 'aws/iot-device-defender-detect', name: 'IoT Device Defender - Detect' },
  { path: 'aws/macie', name: 'Macie' },
  {
    path: 'amazon/route-53-resolver-dns-firewall-advanced',
    name: 'Route 53 Resolver DNS Firewall - Advanced',
    aliases: ['DNS Firewall Advanced'],
  },
  {
    path: 'amazon/route-53-resolver-dns-firewall-aws-list',
    name: 'Route 53 Resolver DNS Firewall - AWS List',
    aliases: ['DNS Firewall AWS List'],
  },
  {
    path: 'amazon/route-53-resolver-dns-firewall-custom-list',
    name: 'Route 53 Resolver DNS Firewall - Custom List',
    aliases: ['DNS Firewall Custom List'],
  },
  { path: 'aws/securityhub', name: 'Security Hub CSPM', aliases: ['Security Hub'] },
  { path: 'aws/securityhub-coverage', name: 'Security Hub Coverage' },
  { path: 'aws/securityhub-exposure', name: 'Security Hub Exposure Detection' },
  { path: 'aws/securityhub-risk', name: 'Security Hub Risk', aliases: ['Security Hub Risk Analytics'] },
  {
    path: 'aws/ssm-patch-manager',
    name: 'Systems Manager Patch Manager',
    aliases: ['Patch Manager', 'SSM Patch Manager'],
  },
];

/** A name without the company in front, in letters and digits alone: `AWS IoT Device Defender - Audit` → `iotdevicedefenderaudit`. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^(aws|amazon)(?=.)/, '');

const BY_NAME = new Map(
  AWS_PRODUCTS.flatMap((product) =>
    [product.name, ...(product.aliases ?? [])].map((name) => [plain(name), product] as const),
  ),
);

/** AWS's product of that name, whichever of its names it is. */
export const awsProductNamed = (name: string): AwsProduct | undefined => BY_NAME.get(plain(name));

/** The same for all names of one product, so that `Security Hub` and `Security Hub CSPM` compare as equal. */
export const productIdentity = (name: string): string => awsProductNamed(name)?.path ?? plain(name);
