import type { ForwarderConfig } from '../../contract/forwarder-config';
import type { Alert } from '../alert/alert';
import { alertOfFinding, alertOfInsight } from '../alert/alert-of';
import { refusalOf, refusalOfInsight } from '../finding/guard';
import type { Finding } from '../finding/finding';
import { groupKey } from '../finding/grouping';
import type { HubEvent } from '../finding/hub-event';
import { secondOf } from '../state/known';
import { Undeliverable } from './failure';

/** What one event says of one alert. */
export interface AlertEvent {
  readonly alert: Alert;
  /** Absent for an insight, which has no finding behind it and no life after it was opened. */
  readonly finding?: Finding;
  /** Id of the event, the same when it is delivered again; made of the record for an event without one. */
  readonly id: string;
  /** Epoch milliseconds in whole seconds; the time of receipt for an event without one. */
  readonly at: number;
  /** Region of the bus that the event came from. */
  readonly region: string;
  /** Format of the product that leads, where one does. */
  readonly leads?: Finding['format'];
  /** How often the record was received, from 1. */
  readonly receives: number;
  /** A person chose to send it: it is sent, whatever its state. */
  readonly byHand: boolean;
}

/** What a record adds to its event. */
export interface RecordFacts {
  /** Epoch milliseconds of its receipt. */
  readonly now: number;
  readonly receives: number;
  /** An id for an event that has none. */
  readonly fallbackId: () => string;
}

/**
 * What an event says, alert by alert. Findings that the endpoint does not take are left out.
 *
 * @throws Undeliverable when no alert can be made
 */
export function alertEventsOf(
  event: HubEvent,
  config: ForwarderConfig,
  { now, receives, fallbackId }: RecordFacts,
): readonly AlertEvent[] {
  const common = {
    id: event.eventId || fallbackId(),
    receives,
    at: secondOf(Date.parse(event.time) || now),
    region: event.region,
    leads: config.accept?.format,
  };
  const findings = event.findings
    .filter((finding) => refusalOf(event, finding, config.accept) === undefined)
    .map((finding): AlertEvent => {
      const alert = mapped(() => ({
        ...alertOfFinding(finding, config.templates),
        key: groupKey(finding, config.grouping),
      }));
      return { ...common, alert, finding, byHand: event.kind === 'custom-action' };
    });
  const { insight } = event;
  if (insight === undefined || refusalOfInsight(event, config.accept) !== undefined) return findings;
  return [...findings, { ...common, alert: mapped(() => alertOfInsight(insight)), byHand: true }];
}

/** The message of such an error is a programmer's and may quote the finding: only its name is kept. */
function mapped(make: () => Alert): Alert {
  try {
    return make();
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    throw new Undeliverable('unmappable', `No alert could be made of the finding: ${name}.`);
  }
}
