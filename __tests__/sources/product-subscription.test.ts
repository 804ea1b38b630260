import { ProductSubscription } from '../../src/sources/product-subscription';
import { newStack, readable, renderStack } from '../helpers/render-stack';

const PARTNER = 'arn:aws:securityhub:eu-central-1:222222222222:product/generico/secure-pro';

const arnOf = (product: string) => {
  const stack = newStack();
  new ProductSubscription(stack, 'Product', { product });
  return readable(renderStack(stack).one('aws_securityhub_product_subscription')['product_arn'] as string);
};

test.each([
  ['Inspector', 'aws/inspector'],
  ['Amazon GuardDuty', 'aws/guardduty'],
  ['macie', 'aws/macie'],
  ['IAM Access Analyzer', 'aws/access-analyzer'],
  ['AWS Firewall Manager', 'aws/firewall-manager'],
  ['Config', 'aws/config'],
  ['AWS Health', 'aws/health'],
  ['Systems Manager Patch Manager', 'aws/ssm-patch-manager'],
  ['Security Hub', 'aws/securityhub'],
  ['AWS Security Hub CSPM', 'aws/securityhub'],
  ['IoT Device Defender Audit', 'aws/iot-device-defender-audit'],
  ['AWS IoT Device Defender - Detect', 'aws/iot-device-defender-detect'],
  ['DNS Firewall AWS List', 'amazon/route-53-resolver-dns-firewall-aws-list'],
  ['aws/inspector', 'aws/inspector'],
])('%s, in any partition and Region', (product, path) => {
  expect(arnOf(product)).toBe(`arn:<partition>:securityhub:<region>::product/${path}`);
});

test('a partner by ARN', () => {
  expect(arnOf(PARTNER)).toBe(PARTNER);
});

test.each([
  [
    'generico/secure-pro',
    '`product` must be the product ARN for a partner\'s product, got: "generico/secure-pro"',
  ],
  ['Amazon Detective', '`product` cannot be "Amazon Detective": Detective receives findings and sends none'],
  [
    'IoT Device Defender',
    '`product` cannot be "IoT Device Defender": it is two products, "IoT Device Defender - A',
  ],
  ['Inspektor', '`product` must be the name of an AWS product ('],
])('refuses %s', (product, problem) => {
  expect(() => new ProductSubscription(newStack(), 'Product', { product })).toThrow(
    `test/Product: ${problem}`,
  );
});
