import * as fc from 'fast-check';
import type { Service } from '../../../../src/lambda/aws/client/endpoint';
import { signedHeaders } from '../../../../src/lambda/aws/client/signature';
import { expectedAuthorization } from '../../../helpers/signing-service';

test('gives the signature of the published example "post-vanilla"', () => {
  const { authorization } = signedHeaders(
    { method: 'POST', url: new URL('https://example.amazonaws.com/'), headers: {}, body: '' },
    {
      service: 'service' as Service,
      region: 'us-east-1',
      credentials: {
        accessKeyId: 'AKIDEXAMPLE',
        secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      },
      time: new Date('2015-08-30T12:36:00Z'),
    },
  );
  expect(authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
      'SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  );
});

const word = fc.stringMatching(/^[A-Za-z0-9/+=]{1,40}$/);
const request = fc.record({
  service: fc.constantFrom<Service>('dynamodb', 'sqs', 'secretsmanager', 'ssm', 'securityhub', 'sts'),
  region: fc.constantFrom('eu-central-1', 'us-gov-west-1', 'cn-north-1'),
  method: fc.constantFrom('POST', 'PATCH'),
  path: fc.constantFrom('/', '/findings', '/findingsv2/batchupdatev2', '/a%20proxy/findings'),
  host: fc.constantFrom('dynamodb.eu-central-1.amazonaws.com', '127.0.0.1:4566'),
  target: fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/),
  body: fc.string({ unit: 'binary' }),
  accessKeyId: word,
  secretAccessKey: word,
  sessionToken: fc.option(word, { nil: undefined }),
  time: fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
});

test('signs like the AWS SDK', async () => {
  await fc.assert(
    fc.asyncProperty(
      request,
      async ({ service, region, method, path, host, target, body, time, ...credentials }) => {
        const url = new URL(`https://${host}${path}`);
        const headers = signedHeaders(
          { method, url, headers: { 'content-type': 'application/json', 'x-amz-target': target }, body },
          { service, region, credentials, time },
        );
        const signed = { method, path: url.pathname, headers, body };
        expect(headers['authorization']).toBe(
          await expectedAuthorization(signed, { service, region, ...credentials }),
        );
      },
    ),
  );
});
