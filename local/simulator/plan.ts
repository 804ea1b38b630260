import type { GroupingMode } from '../../src/contract/forwarder-config';
import type { SeverityLabel, WorkflowStatus } from '../../src/contract/severity';
import type { Upset } from './upsets';
import type { SimulatedVendor } from './vendors';
import type { DeskAction } from './vendors/desk';

export interface EndpointPlan {
  readonly vendor: SimulatedVendor;
  readonly autoResolve: boolean;
  readonly setNotified: boolean;
  readonly grouping: GroupingMode;
  /** Critical findings take another way, with a key of its own. */
  readonly isRouted: boolean;
}

/** One thing that somebody does. Findings and endpoints by their numbers. */
export type Act =
  | {
      readonly who: 'product';
      readonly finding: number;
      readonly what: 'import' | 'archive' | 'pass' | 'fail';
      readonly severity: SeverityLabel;
    }
  | {
      readonly who: 'analyst';
      readonly finding: number;
      readonly what: WorkflowStatus | 'note' | 'custom action' | 'insight';
    }
  | {
      readonly who: 'on-call';
      readonly finding: number;
      readonly endpoint: number;
      readonly what: DeskAction;
    }
  | { readonly who: 'hub'; readonly finding: number; readonly what: 're-emit' }
  | {
      readonly who: 'vendor';
      readonly endpoint: number;
      readonly what: 'down' | 'refuses';
      readonly finding?: number;
    }
  | {
      readonly who: 'operator';
      readonly endpoint: number;
      /** `rotate` is our key at the vendor, `rotate hook` the vendor's key here. */
      readonly what: 'redrive' | 'rotate' | 'rotate hook' | 'group anew' | 'route anew';
    }
  /** Somebody who has no key sends a webhook. */
  | { readonly who: 'stranger'; readonly endpoint: number };

export interface Step {
  /** Index into `PAUSES`: how long after the step before. */
  readonly pause: number;
  readonly act: Act;
}

/** All that a run depends on. */
export interface Plan {
  readonly endpoints: readonly EndpointPlan[];
  /** Copies of each function that run at once. */
  readonly copies: number;
  readonly batchSize: number;
  readonly steps: readonly Step[];
  readonly upsets: readonly Upset[];
}

/** Milliseconds: within a second, about a call, about a claim, past what is late, an hour, past a day. */
export const PAUSES = [0, 300, 2_000, 15_000, 90_000, 420_000, 4_000_000, 100_000_000] as const;

/** How long a vendor that is down or refuses stays so. */
export const OUTAGE_MILLIS = 180_000;
