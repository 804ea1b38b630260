import type { IlertEndpointProps } from '../../src/endpoints/ilert-endpoint';
import { IlertEndpoint, IlertPriority } from '../../src/endpoints/ilert-endpoint';
import { SharedSecretScheme } from '../../src/endpoints/shared-secret-sync-back';
import { Severity } from '../../src/triggers/finding-enums';
import { codePath, forwarderConfigOf, secret, secretArn, wayBackOf } from '../helpers/api-endpoint';

const endpoint = (props: Partial<IlertEndpointProps> = {}) =>
  new IlertEndpoint({ integrationKey: secret('ilert'), ...props, function: { codePath, ...props.function } });

test('all defaults', () => {
  expect(endpoint().problems()).toEqual([]);
  const told = forwarderConfigOf(endpoint());
  expect(told).toMatchObject({
    endpointId: 'ilert',
    vendor: 'ilert',
    url: 'https://api.ilert.com',
    secrets: { default: { kind: 'secret', arn: secretArn('ilert') } },
  });
  expect(told).not.toHaveProperty('options');
});

test('takes priorities, severities and routes by routing key', () => {
  const told = forwarderConfigOf(
    endpoint({
      severities: { [Severity.MEDIUM]: IlertPriority.HIGH },
      alertSeverities: { [Severity.CRITICAL]: 1 },
      routes: [{ accountNames: ['prod'], routingKey: 'secops' }],
    }),
  );
  expect(told).toMatchObject({
    severities: { MEDIUM: 'HIGH' },
    options: { severity: { CRITICAL: 1 } },
    routes: [{ match: { accountNames: ['prod'] }, team: 'secops' }],
  });
});

test('the way back', () => {
  const syncBack = { secret: secret('back'), scheme: SharedSecretScheme.BASIC, severity: false };
  expect(wayBackOf(endpoint({ syncBack }))).toEqual({
    receive: { vendor: 'ilert', verifier: 'basic', secrets: [{ kind: 'secret', arn: secretArn('back') }] },
    sync: { vendor: 'ilert', directions: { workflow: true, note: true, severity: false } },
  });
});

test('all that is wrong comes together', () => {
  const wrong = endpoint({
    severities: { HIGH: 'MIDDLE' as IlertPriority },
    alertSeverities: { SEVERE: 6 },
  });
  expect(wrong.problems()).toEqual([
    '`severities.HIGH` must be one of HIGH, LOW, got: "MIDDLE"',
    '`alertSeverities (key)` must be one of INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL, got: "SEVERE"',
    '`alertSeverities.SEVERE` must be a whole number from 1 to 5, got: 6',
  ]);
});
