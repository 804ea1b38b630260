import type { Finding } from './finding';
import type { Insight } from './insight';
import type { UnreadableFinding } from './unreadable';

/** The four detail-types of Security Hub in EventBridge. */
export type HubEventKind = 'custom-action' | 'imported' | 'insight-results' | 'imported-v2';

/** One EventBridge event of Security Hub, whatever it was wrapped in. */
export interface HubEvent {
  readonly kind: HubEventKind;
  readonly eventId: string;
  /** Account and Region of the bus, not of the finding. */
  readonly accountId: string;
  readonly region: string;
  readonly time: string;
  /** Name of the custom action a person chose. */
  readonly actionName?: string;
  readonly findings: readonly Finding[];
  /** Findings of this event that have no identity; the others are in `findings`. */
  readonly unreadable: readonly UnreadableFinding[];
  readonly insight?: Insight;
}
