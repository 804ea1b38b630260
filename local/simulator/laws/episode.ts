import type { Moment } from '../models/hub';
import { FINDINGS, isActive, isClosed } from '../models/hub-finding';
import { keysOf } from '../people';
import type { VendorSite } from '../vendor-site';
import type { World } from '../world';

/** Event times are whole seconds: what lies so close together has no order that a law could ask for. */
export const SAME_MOMENT_MILLIS = 1_000;

/** Findings that are there. */
export const present = ({ hub }: World): readonly number[] =>
  FINDINGS.map(({ index }) => index).filter((index) => hub.now(index) !== undefined);

/** Of a finding's life, what came after it was last closed. */
export function sinceClose(life: readonly Moment[]): readonly Moment[] {
  const lastClosed = life.map(({ state }) => isClosed(state)).lastIndexOf(true);
  return life.slice(lastClosed + 1);
}

/** When the finding last became new, if it has not been closed since: from then on an alert is owed. */
export const owedSince = (life: readonly Moment[]): number | undefined =>
  sinceClose(life).find(({ state }) => isActive(state))?.time;

/** When the finding was last closed, if it still is. */
export function closedSince(life: readonly Moment[]): number | undefined {
  const last = life.at(-1);
  if (last === undefined || !isClosed(last.state)) return undefined;
  const lastOpen = life.map(({ state }) => isClosed(state)).lastIndexOf(false);
  return life[lastOpen + 1]?.time;
}

/** Findings that an alert key may stand for. */
export const findingsOf = (key: string): readonly number[] =>
  FINDINGS.map(({ index }) => index).filter((index) => keysOf(index).includes(key));

/** A dead letter at the endpoint names the finding, or its alert: what was not done is not lost. */
export function isBuried(index: number, site: VendorSite, world: World): boolean {
  const names = [FINDINGS[index]?.id ?? '', ...keysOf(index)];
  const dead = [...site.queue.dead, ...world.sync.dead];
  // The findings of one group share an alert, so a dead letter of one explains the other.
  const group = FINDINGS.filter(
    (other) => site.hasGrouped && keysOf(other.index).some((key) => names.includes(key)),
  );
  return dead.some(({ body }) =>
    [...names, ...group.map(({ id }) => id)].some((name) => name !== '' && body.includes(name)),
  );
}
