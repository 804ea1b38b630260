import { answerText } from '../../../src/lambda/http/answer-text';
import { isPassing, judgementOf } from '../../../src/lambda/http/classify';
import { NetworkError, TimeoutError, UnusableRequestError } from '../../../src/lambda/http/send-error';
import type { VendorRequest } from '../../../src/lambda/http/vendor-call';
import { VendorConfigError } from '../../../src/lambda/vendors/common/vendor-config-error';
import type { ForwardPart } from '../../../src/lambda/vendors/vendor';

const REQUEST: VendorRequest = { method: 'POST', url: 'https://vendor.example.com', headers: {}, body: '' };

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
  [301, 'rejected'],
  [304, 'rejected'],
  [308, 'rejected'],
  [400, 'rejected'],
  [404, 'rejected'],
  [410, 'rejected'],
  [413, 'rejected'],
  [422, 'rejected'],
  [0, 'rejected'],
])('%i → %s', (status, outcome) => {
  expect(judgementOf({ status, body: '' }, REQUEST, {})).toBe(outcome);
});

test('a status that the request accepts → done, and no other', () => {
  const request = { ...REQUEST, accepts: [404, 405] };
  expect(judgementOf({ status: 404, body: '' }, request, {})).toBe('done');
  expect(judgementOf({ status: 422, body: '' }, request, {})).toBe('rejected');
});

test("the vendor's own judgement goes before that of the status", () => {
  const judge: ForwardPart['judge'] = ({ body }) => (body === '{"ok":false}' ? 'retry' : undefined);
  expect(judgementOf({ status: 200, body: '{"ok":false}' }, REQUEST, { judge })).toBe('retry');
  expect(judgementOf({ status: 200, body: '{"ok":true}' }, REQUEST, { judge })).toBe('done');
});

test.each([
  [new NetworkError('reset', 'ECONNRESET'), true],
  [new TimeoutError('late', 'ETIMEDOUT'), true],
  [new UnusableRequestError('no URL', 'ERR_INVALID_URL'), false],
  [new VendorConfigError('on-call', 'no key'), false],
  [new Error('a bug'), true],
  [undefined, true],
])('%s is worth another try: %s', (error, passing) => {
  expect(isPassing(error)).toBe(passing);
});

test('a text about an answer names endpoint, status and advice', () => {
  expect(answerText('on-call', 401)).toBe(
    'Endpoint "on-call" answered 401: check that the secret holds a valid key.',
  );
  expect(answerText('on-call', 418)).toBe('Endpoint "on-call" answered 418.');
});
