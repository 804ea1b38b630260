import type { SQSRecord } from 'aws-lambda';
import type { ForwarderConfig } from '../../contract/forwarder-config';
import { sha256 } from '../finding/key';
import { parseHubEvent } from '../finding/parse-event';
import { UnreadableRecordError } from '../finding/unreadable';
import { Undeliverable } from './failure';
import { alertEventsOf, type AlertEvent } from './alert-event';

/** One record of the batch: what it asks for, and what went wrong with it. */
export interface WorkRecord {
  readonly record: SQSRecord;
  readonly events: readonly AlertEvent[];
  /** One for each finding that failed. */
  readonly failures: unknown[];
}

/** How often SQS has handed the record out, this time included. */
export const receivesOf = ({ attributes }: SQSRecord): number =>
  Number(attributes?.ApproximateReceiveCount) || 1;

/** Reads a record. Never throws: what cannot be read stands in its failures. */
export function readRecord(record: SQSRecord, config: ForwarderConfig, now: number): WorkRecord {
  try {
    const event = parseHubEvent(record.body);
    const failures = event.unreadable.map(
      ({ index, reason }) => new Undeliverable('unreadable', `findings[${index}]: ${reason}`),
    );
    return {
      record,
      events: alertEventsOf(event, config, {
        now,
        receives: receivesOf(record),
        fallbackId: () => sha256(record.body),
      }),
      failures,
    };
  } catch (error) {
    return { record, events: [], failures: [asUndeliverable(error)] };
  }
}

/** Reading and mapping are pure: what fails once fails always. */
function asUndeliverable(error: unknown): Undeliverable {
  if (error instanceof Undeliverable) return error;
  const name = error instanceof Error ? error.name : 'unknown';
  const message =
    error instanceof UnreadableRecordError ? error.message : `The record cannot be read: ${name}.`;
  return new Undeliverable('unreadable', message);
}
