import type { Check } from './checks';
import { checkPattern } from './checks';

/** The id is part of construct ids, resource names and webhook routes. */
export const checkEndpointId = (endpointId: string): Check =>
  checkPattern(
    'endpointId',
    endpointId,
    /^[0-9A-Za-z][0-9A-Za-z-]{0,19}$/,
    '1 to 20 letters, digits and `-`, beginning with a letter or digit',
  );
