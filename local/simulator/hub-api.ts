import type { LeftOut, UpdateFindings } from '../../src/lambda/aws/update-findings';
import type { FindingIdentity } from '../../src/lambda/ledger/ledger-item';
import type { FindingChange } from '../../src/lambda/sync/finding-change';
import type { Copy, Outcome } from './models/copy';
import type { Hub } from './models/hub';
import { indexOf } from './models/hub';
import type { FindingState } from './models/hub-finding';
import { wholeSecond } from './models/hub-finding';
import { named } from './models/queue';
import type { Timeline } from './timeline';
import type { Upset } from './upsets';

const ERRORS = ['TooManyRequestsException', 'InternalException', 'AccessDeniedException'] as const;
const CODES = ['ConcurrentUpdateError', 'InternalFailure', 'InvalidInput'] as const;

/** The calls of Security Hub that the functions make. */
export class HubApi {
  public constructor(
    private readonly hub: Hub,
    private readonly timeline: Timeline,
  ) {}

  public update =
    (copy: Copy): UpdateFindingsHere =>
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

  private failure({ size }: Upset, identities: readonly FindingIdentity[]): Outcome<readonly LeftOut[]> {
    this.hub.calls.write++;
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

/** The real port, whatever it is addressed to: the model has one account and Region. */
export type UpdateFindingsHere = (
  target: object,
  ...rest: Parameters<UpdateFindings> extends [unknown, ...infer R] ? R : never
) => ReturnType<UpdateFindings>;

const words = ({ workflowStatus, severity, note }: FindingChange): string =>
  [workflowStatus, severity, note && `note ${JSON.stringify(note.text)}`].filter(Boolean).join(' ');
