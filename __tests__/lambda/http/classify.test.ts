import { VendorAnswerError } from '../../../src/lambda/http/answer-error';
import { classifyAnswer, classifyError } from '../../../src/lambda/http/classify';
import { NetworkError, TimeoutError, UnusableRequestError } from '../../../src/lambda/http/send-error';
import { VendorConfigError } from '../../../src/lambda/vendors/vendor-config-error';

test.each([
  [200, 'done'],
  [202, 'done'],
  [204, 'done'],
  [299, 'done'],
  [408, 'retry'],
  [425, 'retry'],
  [429, 'retry'],
  [500, 'retry'],
  [502, 'retry'],
  [503, 'retry'],
  [599, 'retry'],
  [401, 'refresh-secret'],
  [403, 'refresh-secret'],
  [301, 'dead-letter'],
  [304, 'dead-letter'],
  [308, 'dead-letter'],
  [400, 'dead-letter'],
  [404, 'dead-letter'],
  [410, 'dead-letter'],
  [413, 'dead-letter'],
  [422, 'dead-letter'],
  [0, 'dead-letter'],
])('%i → %s', (status, outcome) => {
  expect(classifyAnswer({ status })).toBe(outcome);
});

test.each([401, 403])('%i after the secret was read again → retry', (status) => {
  expect(classifyAnswer({ status }, { secretRefreshed: true })).toBe('retry');
});

test('a status that the request accepts → done, and no other', () => {
  expect(classifyAnswer({ status: 404 }, { accepts: [404, 405] })).toBe('done');
  expect(classifyAnswer({ status: 422 }, { accepts: [404, 405] })).toBe('dead-letter');
});

test.each([
  [new NetworkError('reset', 'ECONNRESET'), 'retry'],
  [new TimeoutError('late', 'ETIMEDOUT'), 'retry'],
  [new UnusableRequestError('no URL', 'ERR_INVALID_URL'), 'dead-letter'],
  [new VendorConfigError('on-call', 'no key'), 'dead-letter'],
  [new Error('a bug'), 'retry'],
  [undefined, 'retry'],
])('%s → %s', (error, outcome) => {
  expect(classifyError(error)).toBe(outcome);
});

test('an error about an answer names endpoint, status and advice', () => {
  const error = new VendorAnswerError('on-call', 401, 'retry');
  expect(error.message).toBe('Endpoint "on-call" answered 401: check that the secret holds a valid key.');
  expect(new VendorAnswerError('on-call', 418, 'dead-letter').message).toBe(
    'Endpoint "on-call" answered 418.',
  );
});
