import type { Check } from './checks';
import { checkPattern } from './checks';

/** An endpoint's id stands in URLs, resource names and construct ids; it cannot be known only at apply. */
export function checkEndpointId(id: string): Check {
  const expected = 'up to 32 lower-case letters, digits and `-`, beginning with a letter';
  const literal = checkPattern('endpointId', id, /^[a-z][a-z0-9-]{0,31}$/, expected);
  if (!id.includes('TfToken[')) return literal;
  return ['`endpointId` must be a literal text: it is part of construct ids, got: a reference'];
}
