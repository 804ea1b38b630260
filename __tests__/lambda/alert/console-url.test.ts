import { consoleUrlOfFinding, consoleUrlOfInsight } from '../../../src/lambda/alert/console-url';

const id = 'arn:aws:x:1/2 3%';
const encoded = encodeURIComponent(encodeURIComponent(id));
const SEARCH = '%3D%255Coperator%255C%253AEQUALS%255C%253A';

test.each([
  [
    'ASFF',
    'aws',
    'eu-west-1',
    `https://eu-west-1.console.aws.amazon.com/securityhub/home?region=eu-west-1#/findings?search=Id${SEARCH}${encoded}`,
  ],
  [
    'OCSF',
    'aws',
    'eu-west-1',
    `https://eu-west-1.console.aws.amazon.com/securityhub/v2/home?region=eu-west-1#/findings?search=finding_info.uid${SEARCH}${encoded}`,
  ],
  [
    'ASFF',
    'aws-us-gov',
    'us-gov-west-1',
    `https://us-gov-west-1.console.amazonaws-us-gov.com/securityhub/home?region=us-gov-west-1#/findings?search=Id${SEARCH}${encoded}`,
  ],
  [
    'ASFF',
    'aws-cn',
    'cn-north-1',
    `https://cn-north-1.console.amazonaws.cn/securityhub/home?region=cn-north-1#/findings?search=Id${SEARCH}${encoded}`,
  ],
  [
    'ASFF',
    'aws-eusc',
    'eusc-de-east-1',
    `https://eusc-de-east-1.console.amazonaws-eusc.eu/securityhub/home?region=eusc-de-east-1#/findings?search=Id${SEARCH}${encoded}`,
  ],
  [
    'ASFF',
    'aws',
    'evil.example/#',
    `https://console.aws.amazon.com/securityhub/home#/findings?search=Id${SEARCH}${encoded}`,
  ],
  [
    'ASFF',
    'constructor',
    '',
    `https://console.aws.amazon.com/securityhub/home#/findings?search=Id${SEARCH}${encoded}`,
  ],
] as const)('%s in %s, %s', (format, partition, region, url) => {
  expect(consoleUrlOfFinding({ format, partition, region, id })).toBe(url);
});

test('an insight leads to its own page', () => {
  const arn = 'arn:aws:securityhub:eu-west-1:1:insight/1/custom/2';
  expect(consoleUrlOfInsight({ partition: 'aws', region: 'eu-west-1', arn })).toBe(
    `https://eu-west-1.console.aws.amazon.com/securityhub/home?region=eu-west-1#/insights/${encodeURIComponent(arn)}`,
  );
});
