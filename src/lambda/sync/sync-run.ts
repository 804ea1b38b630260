import type { Invocation } from '../hub/change-sender';
import type { MessageFates } from './message-fates';
import type { SyncPorts } from './sync-ports';

/** What holds for one invocation of the function. */
export interface SyncRun {
  readonly ports: SyncPorts;
  readonly fates: MessageFates;
  readonly invocation: Invocation;
  /** Token of this invocation in what it announces. */
  readonly owner: string;
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown error');
