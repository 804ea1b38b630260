import { isClosed } from '../models/hub-finding';
import type { Breach, Law } from '../run';
import type { DeskEntry } from '../vendors/desk';
import type { VendorSite } from '../vendor-site';
import type { World } from '../world';
import { findingsOf } from './episode';

/**
 * L3: at no time two alerts of one key are open at one endpoint, and nothing is said twice whose first saying was
 * known to have succeeded.
 *
 * Known is a call that was accepted in an invocation in which nothing went wrong and that ended alive. Twice is the
 * same note, or the same call about the same alert with nothing different between. A custom action may repeat an
 * opening once. Where alerts are not resolved automatically, so may each recurrence of a finding: its alert is still
 * open at the vendor, and the opening folds into it.
 */
export const nothingDoubled: Law = (world) =>
  world.sites.flatMap((site) => [...twoOpen(site), ...saidTwice(site, world)]);

const twoOpen = (site: VendorSite): readonly Breach[] =>
  site.desk.doubled.map((key) => ({
    law: 'L3',
    words: `two alerts of the key ${key.slice(0, 6)} were open at ${site.id}`,
  }));

function saidTwice(site: VendorSite, world: World): readonly Breach[] {
  const keys = [...new Set(site.desk.log.map(({ key }) => key))];
  return keys.flatMap((key) => {
    const entries = site.desk.log
      .filter((entry) => entry.key === key)
      .sort((left, right) => sentAt(left) - sentAt(right));
    const sent = world.hub.customActions.filter(({ index }) => findingsOf(key).includes(index)).length;
    const allowed = sent + (site.plan.autoResolve ? 0 : closings(key, world));
    const repeated = [...repeatedCalls(entries, allowed), ...repeatedNotes(entries)];
    return repeated.map((what) => ({
      law: 'L3' as const,
      words: `${what} of ${key.slice(0, 6)} was said twice to ${site.id}`,
    }));
  });
}

/** How often findings of the alert were closed. */
const closings = (key: string, { hub }: World): number =>
  findingsOf(key)
    .flatMap((index) =>
      hub.life(index).map(({ state }, place, life) => [state, life[place - 1]?.state] as const),
    )
    .filter(([now, before]) => isClosed(now) && before !== undefined && !isClosed(before)).length;

/** A call that was given up may arrive after the one that took its place. */
const sentAt = ({ call, time }: DeskEntry): number => call?.sentAt ?? time;

const isKnown = ({ call }: DeskEntry): boolean => call?.invocation.isSmooth === true;

function repeatedCalls(entries: readonly DeskEntry[], allowed: number): readonly string[] {
  const calls = entries.filter(({ action }) => action !== 'note');
  const repeated = calls.filter((entry, index) => {
    const before = calls[index - 1];
    return (
      before !== undefined &&
      isKnown(before) &&
      entry.by === 'functions' &&
      entry.action === before.action &&
      entry.priority === before.priority &&
      entry.text === before.text &&
      entry.content === before.content &&
      entry.service === before.service
    );
  });
  const opened = repeated.filter(({ action }) => action === 'open');
  const others = repeated.filter(({ action }) => action !== 'open' && action !== 'priority');
  return [...opened.slice(allowed), ...others].map(({ action }) => action);
}

function repeatedNotes(entries: readonly DeskEntry[]): readonly string[] {
  const notes = entries.filter(
    ({ action, by, text }) => action === 'note' && by === 'functions' && text?.startsWith("analyst's note"),
  );
  return notes
    .filter((note, index) =>
      notes.slice(0, index).some((other) => other.text === note.text && isKnown(other)),
    )
    .map(({ text }) => `the note "${text}"`);
}
