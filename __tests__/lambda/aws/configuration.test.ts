import { readConfiguration } from '../../../src/lambda/aws/configuration';

const FIX = 'Deploy the function with the construct of the same package version.';

test('reads the configuration', () =>
  expect(readConfiguration('{"version":1,"queueUrl":"q"}')).toEqual({ version: 1, queueUrl: 'q' }));

test.each([
  ['', `ALERTING_CONFIG is not set. ${FIX}`],
  ['{', `ALERTING_CONFIG is not a JSON object. ${FIX}`],
  ['null', `ALERTING_CONFIG is not a JSON object. ${FIX}`],
  ['{"version":2}', `ALERTING_CONFIG has version 2, expected 1. ${FIX}`],
])('%j: %s', (text, message) => expect(() => readConfiguration(text)).toThrow(message));
