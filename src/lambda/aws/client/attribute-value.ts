import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as DynamoDB takes and gives it. */
export type Item = Record<string, AttributeValue>;

/**
 * Texts, finite numbers, booleans, null, lists and objects of these. Fields without a value are left out.
 * @throws TypeError for anything else: DynamoDB would refuse it, or keep something different
 */
export function marshall(item: object): Item {
  const entries: [string, AttributeValue][] = [];
  for (const [name, value] of Object.entries(item) as [string, unknown][]) {
    if (value !== undefined) entries.push([name, attributeOf(value, name)]);
  }
  return Object.fromEntries(entries);
}

function attributeOf(value: unknown, name: string): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number' && Number.isFinite(value)) return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map((each) => attributeOf(each, name)) };
  if (isPlain(value)) return { M: marshall(value) };
  throw new TypeError(
    `Attribute "${name}" is of type ${kindOf(value)}: expected text, number, boolean, null, list or object.`,
  );
}

/** NaN, Date, Set, function, undefined … */
const kindOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? value.constructor.name : typeof value;

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** @throws TypeError for binary values and sets, which the ledger has none of */
export function unmarshall(item: Item): Record<string, unknown> {
  const entries = Object.entries(item).map(([name, value]) => [name, valueOf(value, name)] as const);
  return Object.fromEntries(entries);
}

function valueOf(attribute: AttributeValue, name: string): unknown {
  if (attribute.S !== undefined) return attribute.S;
  if (attribute.N !== undefined) return Number(attribute.N);
  if (attribute.BOOL !== undefined) return attribute.BOOL;
  if (attribute.M !== undefined) return unmarshall(attribute.M);
  if (attribute.L !== undefined) return attribute.L.map((each) => valueOf(each, name));
  if (attribute.NULL !== undefined) return null;
  throw new TypeError(
    `Attribute "${name}" is of type ${Object.keys(attribute).join()}: expected S, N, BOOL, NULL, L or M.`,
  );
}
