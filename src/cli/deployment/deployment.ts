/** What a stack has deployed, as far as its outputs or its name tell. */
export interface Deployment {
  /** Name of the alerting, which its resources' names begin with. */
  readonly name: string;
  readonly region: string;
  readonly ruleArns: readonly string[];
  readonly deadLetterQueueUrls: readonly string[];
  readonly customActionArns: readonly string[];
  readonly topicArn?: string;
  /** By endpoint; absent where nobody told. */
  readonly webhookUrls?: Readonly<Record<string, string>>;
  /** Roles that vendors assume, by endpoint. */
  readonly syncBackRoleArns?: Readonly<Record<string, string>>;
  /** Role that the sync function has. */
  readonly syncRoleArn?: string;
}

const DEAD_LETTERS = '-dead-letters';

export const queueNameOf = (url: string): string => url.split('/').at(-1) ?? url;

/** Name of what a dead-letter queue belongs to: its work queue, where there is one. */
export const ownerOf = (deadLetterQueueUrl: string): string =>
  queueNameOf(deadLetterQueueUrl).replace(/-dead-letters$/, '');

export const isDeadLetterQueue = (url: string): boolean => url.endsWith(DEAD_LETTERS);

/** Address of the queue that feeds a dead-letter queue; there is none for those of rules and subscriptions. */
export const workQueueUrlOf = (deadLetterQueueUrl: string): string =>
  deadLetterQueueUrl.slice(0, -DEAD_LETTERS.length);

/** Queue of the events that the rules could not deliver. */
export const eventDeadLettersOf = (name: string): string => `${name}-events${DEAD_LETTERS}`;
