/** What was seen, what was done about it and why: kept with the alert, so that `explain` can tell. */
export interface Decision {
  /** ISO 8601. */
  readonly at: string;
  /** What was done: an action at the vendor, or a change asked for by a person there. */
  readonly did: string;
  /** In words. */
  readonly why: string;
  /** Id of the event that led to it, as far as there is one. */
  readonly event?: string;
  /** What the other side answered, where it did not simply accept. */
  readonly answer?: string;
}

/** Decisions that an alert keeps: a few lives of it, and far below the size of an item. */
export const MOST_DECISIONS = 12;
const MOST_CHARACTERS = 160;

/** A decision that cannot grow: texts of others are cut. */
export const decisionOf = ({ answer, event, ...decision }: Decision): Decision => ({
  ...decision,
  ...(event ? { event: event.slice(0, MOST_CHARACTERS) } : {}),
  ...(answer ? { answer: answer.slice(0, MOST_CHARACTERS) } : {}),
});
