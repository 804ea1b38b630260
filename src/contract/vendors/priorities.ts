import type { SeverityLabel } from '../severity';

/** Priorities as most vendors name them. */
export const P1_TO_P5 = {
  P1: 'CRITICAL',
  P2: 'HIGH',
  P3: 'MEDIUM',
  P4: 'LOW',
  P5: 'INFORMATIONAL',
} as const satisfies Readonly<Record<string, SeverityLabel>>;

/** The same table the other way round. */
export const SEVERITIES_AS_P1_TO_P5 = {
  CRITICAL: 'P1',
  HIGH: 'P2',
  MEDIUM: 'P3',
  LOW: 'P4',
  INFORMATIONAL: 'P5',
} as const satisfies Readonly<Record<SeverityLabel, string>>;
