import { asList, at, isObject, type JsonObject } from './json';
import { UnreadableRecordError } from './unreadable';

/** SQS record around an SNS envelope around an event is three; more is not ours. */
const MAX_DEPTH = 5;

function parse(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UnreadableRecordError('not JSON');
  }
  if (!isObject(value)) throw new UnreadableRecordError('not a JSON object');
  return value;
}

/** The text inside one layer of wrapping, or undefined when this is the event itself. */
function inner(value: JsonObject): string | undefined {
  if (isObject(value['detail'])) return undefined;
  const candidates = [value['Message'], value['body'], at(value, 'Sns', 'Message')];
  return candidates.find((candidate) => typeof candidate === 'string');
}

/** Takes an EventBridge event out of an SNS envelope, an SQS record, or both. */
export function unwrap(text: string): JsonObject {
  let value = parse(text);
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const wrapped = inner(value);
    if (wrapped !== undefined) {
      value = parse(wrapped);
      continue;
    }
    const records = asList(value['Records']);
    if (records.length !== 1 || !isObject(records[0])) return value;
    value = records[0];
  }
  throw new UnreadableRecordError('too deeply wrapped');
}
