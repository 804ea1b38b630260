import { FORWARD_PARTS } from '../../../src/lambda/vendors/forward-registry';
import { ALERT_KINDS } from '../../helpers/alert-kinds';
import { alertFactory, vendorContextFactory } from '../../helpers/alert-factory';
import { ACTIONS, NOTE, requestsOf } from './requests';

const context = vendorContextFactory();
const webhook = vendorContextFactory({}, { url: 'https://receiver.example.com/alerts' });
const contextOf = (name: string): typeof context => (name === 'webhook' ? webhook : context);

describe.each(Object.entries(FORWARD_PARTS))('%s', (name, vendor) => {
  test.each(Object.entries(ALERT_KINDS))('opens an alert of the kind %s', (_kind, alert) => {
    expect(requestsOf(vendor, 'open', alert, contextOf(name))).toMatchSnapshot();
  });

  test.each(ACTIONS.filter((action) => action !== 'open'))('%s', (action) => {
    const alert = alertFactory({ note: NOTE });
    expect(requestsOf(vendor, action, alert, contextOf(name))).toMatchSnapshot();
  });
});
