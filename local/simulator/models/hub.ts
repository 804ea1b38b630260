import type { Timeline } from '../timeline';
import type { Trace } from '../trace';
import {
  ACCOUNT,
  asffOf,
  type FindingName,
  FINDINGS,
  type FindingState,
  REGION,
  wholeSecond,
} from './hub-finding';

/** Who changed a finding. */
export type Author = 'analyst' | 'product' | 'functions';

/** One moment in a finding's life. */
export interface Moment {
  readonly time: number;
  readonly author: Author;
  readonly state: FindingState;
  /** What was asked for; a write may ask for what is there already. */
  readonly change: Partial<FindingState>;
  /** When the invocation that wrote it began; only for the functions. */
  readonly since?: number;
}

const ACTION_ARN = `arn:aws:securityhub:${REGION}:${ACCOUNT}:action/custom/Page`;

type Listener = (event: string, words: string) => void;

const envelope = (id: string, type: string, time: number, resources: readonly string[], detail: object) =>
  JSON.stringify({
    version: '0',
    id,
    'detail-type': type,
    source: 'aws.securityhub',
    account: ACCOUNT,
    time: wholeSecond(time),
    region: REGION,
    resources,
    detail,
  });

/** Security Hub CSPM: one set of findings, an event for each write, reads that may lag behind. */
export class Hub {
  private readonly lives = new Map<number, Moment[]>();
  private events = 0;
  public readonly customActions: { readonly index: number; readonly time: number }[] = [];
  /** Times at which somebody sent one. */
  public readonly insights: number[] = [];
  public onEvent: Listener = () => undefined;
  /** Calls by the functions: what they cost and whether they are quiet. */
  public readonly calls = { write: 0, read: 0 };

  public constructor(
    private readonly timeline: Timeline,
    private readonly trace: Trace,
  ) {}

  public life(index: number): readonly Moment[] {
    return this.lives.get(index) ?? [];
  }

  public now(index: number): FindingState | undefined {
    return this.lives.get(index)?.at(-1)?.state;
  }

  /** The state as it was so long ago; undefined when the finding was not there yet. */
  public read(index: number, lagMillis: number): FindingState | undefined {
    const before = this.timeline.now - lagMillis;
    return this.life(index)
      .filter(({ time }) => time <= before)
      .at(-1)?.state;
  }

  public write(index: number, author: Author, change: Partial<FindingState>, since?: number): void {
    const before = this.now(index);
    const state: FindingState = {
      workflow: 'NEW',
      severity: 'HIGH',
      recordState: 'ACTIVE',
      ...before,
      ...change,
    };
    const moment = { time: this.timeline.now, author, state: reset(before, state, author), change, since };
    this.lives.set(index, [...this.life(index), moment]);
    this.trace.say(() => `finding ${index} is ${describe(moment.state)}, by ${author}`);
    this.emit(index);
  }

  /** An Imported event of the finding as it is; Security Hub sends one now and then without any change. */
  public emit(index: number): void {
    const [finding, state] = [FINDINGS[index], this.now(index)];
    if (finding === undefined || state === undefined) return;
    const event = envelope(
      `event-${++this.events}`,
      'Security Hub Findings - Imported',
      this.timeline.now,
      [finding.id],
      {
        findings: [asffOf(finding, state)],
      },
    );
    this.onEvent(event, `${describe(state)} of finding ${index}`);
  }

  /** A person sends an insight's results. */
  public insight(): void {
    const { now } = this.timeline;
    this.insights.push(now);
    const detail = {
      actionName: 'Page',
      actionDescription: 'Page',
      insightArn: `arn:aws:securityhub:${REGION}:${ACCOUNT}:insight/${ACCOUNT}/custom/${this.insights.length}`,
      insightName: `Insight ${this.insights.length}`,
      resultType: 'AwsAccountId',
      'number of results': '1',
      insightResults: [{ [ACCOUNT]: 3 }],
    };
    const id = `insight-${++this.events}`;
    this.onEvent(envelope(id, 'Security Hub Insight Results', now, [ACTION_ARN], detail), 'an insight');
  }

  /** A person chooses the finding and an action. */
  public customAction(index: number): void {
    const [finding, state] = [FINDINGS[index], this.now(index)];
    if (finding === undefined || state === undefined) return;
    this.customActions.push({ index, time: this.timeline.now });
    const detail = { actionName: 'Page', actionDescription: 'Page', findings: [asffOf(finding, state)] };
    const id = `action-${++this.events}`;
    const event = envelope(
      id,
      'Security Hub Findings - Custom Action',
      this.timeline.now,
      [ACTION_ARN],
      detail,
    );
    this.onEvent(event, `custom action on finding ${index}`);
  }
}

/** Security Hub's own changes when a product sends a finding again. */
function reset(before: FindingState | undefined, after: FindingState, author: Author): FindingState {
  if (author !== 'product' || before === undefined || after.workflow === 'SUPPRESSED') return after;
  if (after.compliance === 'PASSED') return { ...after, workflow: 'RESOLVED' };
  const isBack =
    (before.recordState === 'ARCHIVED' && after.recordState === 'ACTIVE') ||
    (before.compliance === 'PASSED' && after.compliance === 'FAILED');
  return isBack ? { ...after, workflow: 'NEW' } : after;
}

export const describe = ({ workflow, severity, recordState, compliance, note }: FindingState): string =>
  [
    workflow,
    severity,
    recordState === 'ARCHIVED' ? 'ARCHIVED' : '',
    compliance ?? '',
    note ? `note ${JSON.stringify(note.text)}` : '',
  ]
    .filter(Boolean)
    .join(' ');

export const indexOf = ({ id }: Pick<FindingName, 'id'>): number =>
  FINDINGS.findIndex((finding) => finding.id === id);
