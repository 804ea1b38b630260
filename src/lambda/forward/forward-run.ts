import type { FindingReader } from '../hub/finding-reader';
import type { ForwardPorts } from './forward-ports';

/** What holds for one invocation of the function. */
export interface ForwardRun {
  readonly ports: ForwardPorts;
  /** Reads findings; those of the same moment in one call. */
  readonly reader: FindingReader;
  /** Token of this invocation in what it announces. */
  readonly owner: string;
  /** Gives up what is under way when the function's time ends. */
  readonly signal: AbortSignal;
}
