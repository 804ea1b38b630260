import type { ForwarderConfig } from '../../contract/forwarder-config';
import type { Alert } from '../alert/alert';
import { alertOfFinding, alertOfInsight } from '../alert/alert-of';
import { refusalOf, refusalOfInsight } from '../finding/accept';
import { groupKey } from '../finding/grouping';
import type { HubEvent } from '../finding/hub-event';
import { Undeliverable } from './failure';
import type { Situation } from './situation';

/**
 * What an event says, alert by alert. Findings that the endpoint does not take are left out.
 *
 * @throws Undeliverable when no alert can be made
 */
export function situationsOf(event: HubEvent, config: ForwarderConfig): readonly Situation[] {
  const common = {
    eventId: event.eventId,
    eventTime: event.time,
    eventRegion: event.region,
    leads: config.accept?.format,
  };
  const findings = event.findings
    .filter((finding) => refusalOf(event, finding, config.accept) === undefined)
    .map((finding): Situation => {
      const alert = mapped(() => ({ ...alertOfFinding(finding), key: groupKey(finding, config.grouping) }));
      return { ...common, alert, finding, forced: event.kind === 'custom-action' };
    });
  const { insight } = event;
  if (insight === undefined || refusalOfInsight(event, config.accept) !== undefined) return findings;
  return [...findings, { ...common, alert: mapped(() => alertOfInsight(insight)), forced: true }];
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
