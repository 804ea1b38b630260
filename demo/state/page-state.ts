/** What the page shows, as it is sent to it. */
export interface PageState {
  /** Demo time, ISO 8601, and how many seconds of it pass in one second. */
  readonly now: string;
  readonly speed: number;
  readonly isAtRest: boolean;
  readonly findings: readonly FindingRow[];
  /** Findings in all; the rows are the latest of them. */
  readonly findingCount: number;
  readonly activeCount: number;
  readonly rules: readonly { readonly name: string; readonly matched: number; readonly passed: number }[];
  readonly queues: readonly QueueRow[];
  readonly vendors: readonly VendorRow[];
  readonly ledger: Readonly<Record<string, number>>;
  readonly deadLetters: readonly QueueRow[];
  readonly laws: readonly LawRow[];
  readonly actions: readonly { readonly id: string; readonly name: string }[];
  readonly samples: readonly { readonly name: string; readonly label: string }[];
  readonly deliversTwice: boolean;
  /** The story is being played: its current step. */
  readonly story?: string;
}

export interface FindingRow {
  readonly key: string;
  readonly title: string;
  readonly severity: string;
  readonly workflow: string;
  readonly isActive: boolean;
  readonly note?: string;
  /** State of the latest alert by endpoint; absent where there is none. */
  readonly alerts: Readonly<Record<string, string>>;
  /** Grows with each step of its timeline. */
  readonly steps: number;
}

export interface QueueRow {
  readonly name: string;
  readonly visible: number;
  readonly hidden: number;
}

export interface VendorRow {
  readonly endpointId: string;
  readonly name: string;
  readonly condition: string;
  readonly open: number;
  readonly acknowledged: number;
  readonly resolved: number;
  /** People can work on its alerts from here. */
  readonly hasPeople: boolean;
}

export interface LawRow {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  readonly state: 'holds' | 'settling' | 'broken';
  readonly problems: readonly string[];
}

/** One line of a timeline; what stands behind it is asked for when it is opened. */
export interface StepRow {
  readonly id: number;
  readonly at: string;
  readonly kind: string;
  readonly title: string;
  readonly endpointId?: string;
}
