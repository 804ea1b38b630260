import type { CustomEndpointProps } from '../../src/endpoints/custom-endpoint';
import { CustomEndpoint } from '../../src/endpoints/custom-endpoint';
import { codePath, renderEndpoint, secret, toldTo } from '../helpers/api-endpoint';

const newEndpoint = (props: Partial<CustomEndpointProps> = {}) =>
  new CustomEndpoint({ vendorName: 'chat', codePath, ...props });

test('the code of the user is told everything that the endpoint was', () => {
  const rendered = renderEndpoint(
    newEndpoint({
      url: 'https://chat.example.com',
      secrets: { default: secret('token') },
      severities: { HIGH: 'loud' },
      vendorOptions: { room: 'security' },
    }),
  );
  expect(toldTo(rendered, 'OnCall_Endpoints_chat')).toMatchObject({
    version: 1,
    endpointId: 'chat',
    vendor: 'chat',
    url: 'https://chat.example.com',
    secrets: { default: { kind: 'secret' } },
    severities: { HIGH: 'loud' },
    options: { room: 'security' },
  });
  expect(rendered.one('aws_lambda_function')).toMatchObject({ handler: 'index.handler' });
  expect(rendered.statements('aws_iam_role_policy').map(({ Sid }) => Sid)).toEqual(
    expect.arrayContaining(['ConsumeQueue', 'SendDeadLetters', 'UseLedger', 'ReadSecrets', 'WriteLogs']),
  );
});

test.each<[Partial<CustomEndpointProps>, string]>([
  [{ vendorName: 'Chat' }, '`vendorName` must be 1 to 20 lower-case letters, digits and `-`'],
  [{ vendorName: 'jsm' }, '`vendorName` must not be jsm, which the package knows: use its own endpoint'],
  [{ endpointId: 'a b' }, '`endpointId` must be'],
  [{ url: 'http://chat.example.com' }, '`url` must be an https:// URL'],
  [{ vendorTimeoutSeconds: 99 }, '`vendorTimeoutSeconds` must be a whole number from 1 to 60'],
])('refuses %j', (props, problem) => {
  expect(newEndpoint(props).problems().join('\n')).toContain(problem);
});
