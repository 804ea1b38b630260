import { failedIds } from '../../../local/queue-poller/batch-result';

const failures = (...ids: unknown[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

test.each<[string, unknown, string[]]>([
  ['nothing', undefined, []],
  ['null', null, []],
  ['an empty object', {}, []],
  ['no failures', failures(), []],
  ['one failure', failures('b'), ['b']],
  ['all failures', failures('a', 'b'), ['a', 'b']],
  ['an empty id', failures(''), ['a', 'b']],
  ['an id of another batch', failures('c'), ['a', 'b']],
  ['a list that is none', { batchItemFailures: 'a' }, ['a', 'b']],
])('an answer with %s', (_what, result, expected) => {
  expect(failedIds(result, ['a', 'b'])).toEqual(expected);
});
