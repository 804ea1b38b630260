import type { RouteMatch } from '../../../../src/contract/forwarder-config';
import type { Alert } from '../../../../src/lambda/alert/alert';
import { routeOf } from '../../../../src/lambda/vendors/common/route';
import { alertFactory } from '../../../helpers/alert-factory';

const resource = (name: string, tags: Record<string, string>): Alert['resources'][number] => ({
  type: 'AwsS3Bucket',
  id: `arn:aws:s3:::${name}`,
  name,
  tags,
});
const alert = alertFactory({
  resources: [
    resource('invoices', { team: 'billing', stage: 'prod' }),
    resource('logs', { team: 'platform' }),
  ],
  tags: { team: 'billing', stage: 'prod' },
});
const routed = (match: RouteMatch, of: Alert = alert): boolean => routeOf(of, [{ match }]) !== undefined;

test.each<[string, RouteMatch, boolean]>([
  ['an empty match', {}, true],
  ['its severity', { severities: ['CRITICAL', 'HIGH'] }, true],
  ['another severity', { severities: ['CRITICAL'] }, false],
  ['its account id', { accountIds: ['111122223333'] }, true],
  ['another account id', { accountIds: ['444455556666'] }, false],
  ['its account name', { accountNames: ['prod'] }, true],
  ['another account name', { accountNames: ['PROD'] }, false],
  ['its product in another case', { products: ['security hub'] }, true],
  ['its product by the present name', { products: ['AWS Security Hub CSPM'] }, true],
  ['another product', { products: ['GuardDuty'] }, false],
  ['a tag of one resource', { resourceTags: { team: ['billing'] } }, true],
  ['a tag of another resource', { resourceTags: { team: ['platform'] } }, true],
  ['any value of a tag', { resourceTags: { stage: [] } }, true],
  ['another value', { resourceTags: { team: ['sales'] } }, false],
  ['a tag that no resource has', { resourceTags: { owner: [] } }, false],
  ['a tag named like a method', { resourceTags: { toString: [] } }, false],
  ['all of two tags', { resourceTags: { team: ['platform'], stage: ['prod'] } }, true],
  ['one of two tags', { resourceTags: { team: ['platform'], stage: ['dev'] } }, false],
  ['one of two conditions', { severities: ['HIGH'], accountIds: ['444455556666'] }, false],
  ['an empty list', { severities: [], accountIds: [], accountNames: [], products: [] }, true],
])('%s', (_case, match, expected) => {
  expect(routed(match)).toBe(expected);
});

test('an alert without an account name matches no account name', () => {
  expect(routed({ accountNames: ['prod'] }, alertFactory({ accountName: undefined }))).toBe(false);
});

test('the first match wins; without any, the default way', () => {
  const routes = [
    { match: { severities: ['LOW'] as const }, team: 'low' },
    { match: { accountIds: ['111122223333'] }, team: 'first' },
    { match: {}, team: 'second' },
  ];
  expect(routeOf(alert, routes)?.team).toBe('first');
  expect(routeOf(alert, routes.slice(0, 1))).toBeUndefined();
  expect(routeOf(alert, undefined)).toBeUndefined();
});
