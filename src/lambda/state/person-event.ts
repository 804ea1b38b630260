import type { FindingUpdate, VendorAction } from '../../contract/finding-update';
import type { SeverityLabel } from '../../contract/severity';

/** What a person did to an alert at the vendor. */
export interface PersonEvent extends FindingUpdate {
  readonly action: VendorAction;
  /** The severity that the vendor's priority stands for. */
  readonly severity?: SeverityLabel;
}

/** At the same moment the later in this order wins. */
const RANKS: Readonly<Partial<Record<VendorAction, number>>> = {
  reopen: 0,
  unacknowledge: 1,
  acknowledge: 2,
  close: 3,
};

/** Place of an event among the vendor's others: comparing the texts compares times, then ranks. */
export const orderOf = ({ occurredAt, action }: Pick<PersonEvent, 'occurredAt' | 'action'>): string =>
  `${occurredAt}/${RANKS[action] ?? 0}`;

/** Epoch milliseconds of an event; what is finer than that is cut. */
export const millisOf = (occurredAt: string): number =>
  Date.parse(`${occurredAt.slice(0, 19)}${fractionOf(occurredAt)}Z`);

const fractionOf = (text: string): string => /^\.\d{1,3}/.exec(text.slice(19))?.[0] ?? '';
