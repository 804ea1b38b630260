import { isoTime } from './iso-time';

/**
 * The time that a vendor is told for an event: the event's own, or now where it has none. It is later than the last
 * change of the alert, so that who orders by it gets the order in which things were told.
 *
 * @param changedAt when the alert was last changed, ISO 8601; absent for a new one
 */
export function timeToTell(eventTime: string, now: Date, changedAt?: string): Date {
  const own = Date.parse(isoTime(eventTime) ?? now.toISOString());
  const last = Date.parse(isoTime(changedAt) ?? '');
  return new Date(Number.isNaN(last) ? own : Math.max(own, last + 1));
}
