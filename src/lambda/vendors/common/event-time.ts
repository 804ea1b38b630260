import type { FindingUpdate } from '../../../contract/finding-update';

/** Milliseconds that a vendor's clock may run ahead before its times are not believed. */
const MAX_AHEAD_MILLIS = 300_000;

/** `2026-01-02T03:04:05.000000006Z`: always nine digits and UTC, so that comparing texts compares times. */
function canonical(epochSeconds: number, fraction: string): string {
  const seconds = new Date(epochSeconds * 1000).toISOString().slice(0, 19);
  return `${seconds}.${fraction.slice(0, 9).padEnd(9, '0')}Z`;
}

const ISO_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)$/;

function fromIso(text: string): string | undefined {
  const match = ISO_TIME.exec(text.replace(/\s/g, ''));
  const millis = Date.parse(`${match?.[1]}${match?.[3]}`);
  return Number.isNaN(millis) ? undefined : canonical(millis / 1000, match?.[2] ?? '');
}

/** Seconds, milliseconds, microseconds or nanoseconds: told apart by the number of digits, without floating point. */
function fromEpoch(digits: string): string | undefined {
  const epochSeconds = Number(digits.slice(0, 10));
  return /^[1-9]\d{9}(\d{3}|\d{6}|\d{9})?$/.test(digits)
    ? canonical(epochSeconds, digits.slice(10))
    : undefined;
}

/**
 * The vendor's own time of an event, to the nanosecond. The time of receipt stands in, and is marked as such, for one
 * that is missing, unreadable, or so far ahead that it would hold up every later event of the alert.
 */
export function timeOf(
  value: string | undefined,
  receivedAt: Date,
): Pick<FindingUpdate, 'occurredAt' | 'timeIsReceipt'> {
  const time = value === undefined ? undefined : (fromIso(value) ?? fromEpoch(value));
  const latest = receivedAt.getTime() + MAX_AHEAD_MILLIS;
  if (time !== undefined && Date.parse(time) <= latest) return { occurredAt: time };
  const received = canonical(Math.floor(receivedAt.getTime() / 1000), fractionOf(receivedAt));
  return { occurredAt: received, timeIsReceipt: true };
}

const fractionOf = (date: Date): string => String(date.getMilliseconds()).padStart(3, '0');
