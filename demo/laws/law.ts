import type { Finding } from '../../local/security-hub';
import type { Deed } from '../world/deed';
import type { HeldEndpoint, Models } from './models';

/** One of the promises that the deployment keeps. */
export interface Law {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  /** Holds at rest alone: while something is on its way, a difference is no fault. */
  readonly onlyAtRest: boolean;
  /** What is wrong, in words; empty when it holds. */
  problems(models: Models): readonly string[];
}

export const isActive = ({ RecordState, Workflow, Compliance }: Finding): boolean =>
  RecordState !== 'ARCHIVED' &&
  Compliance?.Status !== 'PASSED' &&
  ['NEW', 'NOTIFIED'].includes(Workflow?.Status ?? 'NEW');

/** How many alerts of each key are open at an endpoint. */
export function openCounts({ alerts }: HeldEndpoint): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key, state } of alerts) {
    if (state !== 'resolved') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Deeds by key, oldest first. */
export function deedsByKey({ deeds }: Models): ReadonlyMap<string, readonly Deed[]> {
  const byKey = new Map<string, Deed[]>();
  for (const deed of deeds) {
    const own = byKey.get(deed.key);
    if (own) own.push(deed);
    else byKey.set(deed.key, [deed]);
  }
  return byKey;
}

export const isDead = ({ deadKeys }: Models, endpointId: string, key: string): boolean =>
  deadKeys.get(endpointId)?.has(key) === true;

export const short = (key: string): string => `alert ${key.slice(0, 8)}`;
