type Json = unknown;
type Pattern = Readonly<Record<string, unknown>>;

/** All values behind a path, arrays looked through, as EventBridge does. */
function valuesAt(json: Json, field: string): Json[] {
  if (Array.isArray(json)) return json.flatMap((item) => valuesAt(item, field));
  if (typeof json !== 'object' || json === null || !(field in json)) return [];
  const value = (json as Record<string, Json>)[field];
  return Array.isArray(value) ? (value as Json[]) : [value];
}

function matchesValue(matcher: Json, values: readonly Json[]): boolean {
  if (typeof matcher !== 'object' || matcher === null) return values.includes(matcher);
  const [operator, operand] = Object.entries(matcher)[0] ?? [];
  const texts = values.map(String);
  switch (operator) {
    case 'prefix':
      return texts.some((text) => text.startsWith(String(operand)));
    case 'suffix':
      return texts.some((text) => text.endsWith(String(operand)));
    case 'exists':
      return values.length > 0 === operand;
    case 'anything-but':
      return values.some((value) => !(operand as Json[]).includes(value));
    default:
      throw new Error(`Unknown operator: ${operator}`);
  }
}

/** Whether EventBridge would send the event to a rule with this pattern; the operators that this library uses. */
export function matchesPattern(pattern: Pattern, event: Json): boolean {
  return Object.entries(pattern).every(([field, accepted]) => {
    if (field === '$or') return (accepted as Pattern[]).some((way) => matchesPattern(way, event));
    const values = valuesAt(event, field);
    if (Array.isArray(accepted)) return accepted.some((matcher) => matchesValue(matcher, values));
    return matchesPattern(accepted as Pattern, values);
  });
}
