import { queueNameOf } from '../deployment/deployment';
import type { DeadLetter } from './dead-letter';

/** Which letters a person means. */
export interface Choice {
  readonly ids: readonly string[];
  readonly all?: boolean;
  readonly queue?: string;
  readonly reason?: string;
}

/** Nothing is chosen unless it is said. */
export const isChoice = ({ ids, all, queue, reason }: Choice): boolean =>
  ids.length > 0 || all === true || queue !== undefined || reason !== undefined;

/** All that is said must hold; an id may be cut as long as it begins the same. */
export const isChosen = (letter: DeadLetter, { ids, queue, reason, ...choice }: Choice): boolean =>
  isChoice({ ids, queue, reason, ...choice }) &&
  (ids.length === 0 || ids.some((id) => letter.id.startsWith(id))) &&
  (queue === undefined || queueNameOf(letter.queueUrl) === queue) &&
  (reason === undefined || letter.reason === reason);
