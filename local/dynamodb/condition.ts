import { AwsJsonError } from '../aws-json';

/** An item in DynamoDB's own notation: `{ "version": { "N": "1" } }`. */
export type AttributeMap = Readonly<Record<string, unknown>>;

export interface Condition {
  readonly expression: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: AttributeMap;
}

const FUNCTION = /^(attribute_exists|attribute_not_exists)\s*\(\s*([#\w]+)\s*\)$/;
const COMPARISON = /^([#\w]+)\s*(=|<>|<=|>=|<|>)\s*(:\w+)$/;

/** A string, or a number with its type, so that 2 < 10. */
function scalar(attribute: unknown): string | number | undefined {
  const { S, N } = (attribute ?? {}) as { S?: string; N?: string };
  return S ?? (N === undefined ? undefined : Number(N));
}

function compare(left: string | number, operator: string, right: string | number): boolean {
  if (typeof left !== typeof right) return operator === '<>';
  const order = left < right ? -1 : left > right ? 1 : 0;
  const accepted: Readonly<Record<string, boolean>> = {
    '=': order === 0,
    '<>': order !== 0,
    '<': order < 0,
    '>': order > 0,
    '<=': order <= 0,
    '>=': order >= 0,
  };
  return accepted[operator] === true;
}

function holdsOne(term: string, item: AttributeMap, { names, values }: Condition): boolean {
  const attribute = (name: string): unknown => item[names[name] ?? name];
  const [, test, tested] = FUNCTION.exec(term) ?? [];
  if (test && tested) return (attribute(tested) !== undefined) === (test === 'attribute_exists');
  const [, name, operator, value] = COMPARISON.exec(term) ?? [];
  if (!name || !operator || !value) {
    throw new AwsJsonError('ValidationException', `Invalid ConditionExpression: cannot read "${term}"`);
  }
  const [left, right] = [scalar(attribute(name)), scalar(values[value])];
  return left !== undefined && right !== undefined && compare(left, operator, right);
}

/** Whether a condition holds: comparisons and existence, joined by AND and OR, without parentheses or NOT. */
export const holds = (condition: Condition, item: AttributeMap = {}): boolean =>
  condition.expression
    .split(/\s+OR\s+/i)
    .some((all) => all.split(/\s+AND\s+/i).every((term) => holdsOne(term.trim(), item, condition)));
