import { alertKey, classicProductArn } from '../../../src/lambda/finding/key';

const INSPECTOR = 'arn:aws:securityhub:us-east-1::product/aws/inspector';
const ID = 'inspector/us-east-1/111122223333/629ff13fbbb44c872f7bba3e7f79f60cb6d443d8';

describe('alertKey', () => {
  test('is the hex SHA-256 of product ARN, bar and id', () => {
    expect(alertKey(INSPECTOR, ID)).toBe('2de680e88ffe4f8aa2b8858e39937433c2ec720e805ca8045e4ef7149699d66c');
  });

  test('is the same for the OCSF copy, whose product ARN says productv2', () => {
    expect(alertKey(INSPECTOR.replace('product/', 'productv2/'), ID)).toBe(alertKey(INSPECTOR, ID));
  });

  test.each([
    [
      'arn:aws-cn:securityhub:cn-north-1::productv2/aws/macie',
      'arn:aws-cn:securityhub:cn-north-1::product/aws/macie',
    ],
    [
      'arn:aws:securityhub:eu-west-1:111122223333:productv2/acme/scan',
      'arn:aws:securityhub:eu-west-1:111122223333:product/acme/scan',
    ],
    [
      'arn:aws:securityhub:eu-west-1::product/productv2/x',
      'arn:aws:securityhub:eu-west-1::product/productv2/x',
    ],
    ['anything', 'anything'],
  ])('takes %s for %s', (uid, arn) => {
    expect(classicProductArn(uid)).toBe(arn);
  });
});
