import type { Hub as HubPort } from '../../src/lambda/aws/hub';
import type { LeftOut } from '../../src/lambda/aws/update-findings';
import type { FindingChange } from '../../src/lambda/hub/finding-change';
import type { FindingIdentity } from '../../src/lambda/state/finding-identity';
import type { FindingView } from '../../src/lambda/state/merge-finding';
import type { Copy, Outcome } from './models/copy';
import type { Hub } from './models/hub';
import { indexOf } from './models/hub';
import type { FindingState } from './models/hub-finding';
import { wholeSecond } from './models/hub-finding';
import { named } from './models/queue';
import type { Timeline } from './timeline';
import type { Upset } from './upsets';

const ERRORS = ['TooManyRequestsException', 'InternalException', 'AccessDeniedException'] as const;
/** Milliseconds that a read may lag behind: an update may take several minutes to show. */
const LAGS = [500, 5_000, 60_000, 240_000, 290_000] as const;
const CODES = ['ConcurrentUpdateError', 'InternalFailure', 'InvalidInput'] as const;

/** The calls of Security Hub that the functions make. */
export class HubApi {
  public constructor(
    private readonly hub: Hub,
    private readonly timeline: Timeline,
  ) {}

  public of(copy: Copy): HubPort {
    return { updateFindings: this.update(copy), readFindings: this.read(copy) };
  }

  private read =
    (copy: Copy): HubPort['readFindings'] =>
    (_target, identities) =>
      copy.do<readonly (FindingView | undefined)[]>({
        place: 'hub.read',
        words: () => `reads finding ${identities.map(indexOf).join(', ')}`,
        act: (upset) => {
          this.hub.calls.read++;
          const lag = upset?.kind === 'lags' ? (LAGS[upset.size] ?? 0) : 0;
          return identities.map((identity) => viewOf(this.hub.read(indexOf(identity), lag)));
        },
        fail: ({ size }) => ({ error: named(ERRORS[size] ?? 'InternalException') }),
      });

  private update =
    (copy: Copy): HubPort['updateFindings'] =>
    (_target, identities, change) =>
      copy.do<readonly LeftOut[]>({
        place: 'hub.write',
        words: () => `writes ${words(change)} to finding ${identities.map(indexOf).join(', ')}`,
        act: () => {
          this.hub.calls.write++;
          for (const identity of identities) {
            this.hub.write(indexOf(identity), 'functions', this.stateOf(change), copy.invocation.since);
          }
          return [];
        },
        fail: (upset) => this.failure(upset, identities),
      });

  /** What was written is never refused: its answer is only lost. */
  private failure(
    { kind, size }: Upset,
    identities: readonly FindingIdentity[],
  ): Outcome<readonly LeftOut[]> {
    this.hub.calls.write++;
    if (kind === 'fails after') return { error: named('InternalException') };
    const error = ERRORS[size];
    if (error !== undefined) return { error: named(error) };
    const code = CODES[size - ERRORS.length] ?? 'InternalFailure';
    return { value: identities.map((identity) => ({ identity, code })) };
  }

  private stateOf({ workflowStatus, severity, note }: FindingChange): Partial<FindingState> {
    return {
      ...(workflowStatus && { workflow: workflowStatus }),
      ...(severity && { severity }),
      ...(note && { note: { ...note, updatedAt: wholeSecond(this.timeline.now) } }),
    };
  }
}

const viewOf = (state: FindingState | undefined): FindingView | undefined =>
  state && {
    workflow: state.workflow,
    severity: state.severity,
    note: state.note?.text,
    over: state.recordState === 'ARCHIVED' || state.compliance === 'PASSED',
  };

const words = ({ workflowStatus, severity, note }: FindingChange): string =>
  [workflowStatus, severity, note && `note ${JSON.stringify(note.text)}`].filter(Boolean).join(' ');
