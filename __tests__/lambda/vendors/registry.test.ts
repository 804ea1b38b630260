import { FORWARD_PARTS } from '../../../src/lambda/vendors/forward-registry';
import { alertFactory, ALERT_KEY, vendorContextFactory } from '../../helpers/alert-factory';
import { ACTIONS, callsOf, NOTE } from './requests';

const alert = alertFactory({ note: NOTE });
const context = vendorContextFactory({}, { url: 'https://vendor.example.com' });

test('every vendor of the configuration is there', () => {
  expect(Object.keys(FORWARD_PARTS).sort()).toEqual(['ilert', 'jsm', 'pagerduty', 'webhook']);
});

describe.each(Object.entries(FORWARD_PARTS))('%s', (name, vendor) => {
  test.each(ACTIONS)(
    '%s makes requests that carry the key, or none where the vendor has no such action',
    (action) => {
      const requests = callsOf(vendor, action, alert, context);
      expect(requests.length > 0).toBe(!(name === 'pagerduty' && action === 'note'));
      for (const { url, headers, body } of requests) {
        expect(`${url}\n${body}`).toContain(ALERT_KEY);
        expect(url).toMatch(/^https:\/\/vendor\.example\.com/);
        expect(headers).toHaveProperty('content-type');
      }
    },
  );

  test.each(ACTIONS)('%s makes the same requests when it is repeated', (action) => {
    expect(callsOf(vendor, action, alert, context)).toEqual(callsOf(vendor, action, alert, context));
  });

  test('the way of a route needs its own secret', () => {
    const routed = { ...context, route: { match: {}, secretName: 'other' } };
    expect(() => callsOf(vendor, 'open', alert, routed)).toThrow(
      'Endpoint "on-call": the secret "other" is missing or empty',
    );
  });

  test('no error quotes a secret', () => {
    const secrets = { other: 'MARKED-SECRET', url: 'https://user:MARKED-SECRET@vendor.example.com' };
    expect(() => callsOf(vendor, 'open', alert, { ...context, secrets })).not.toThrow(/MARKED-SECRET/);
  });
});
