import type { RouteTarget } from '../../contract/forwarder-config';
import type { SecretReferenceConfig } from '../../contract/secret-reference-config';
import type { AlertAction } from '../alert/alert';
import type { Decision } from './decision';

/**
 * The way that an alert took when it was opened. The key is remembered by where its secret is: the names in a
 * configuration count routes, and change when one is put before another. Without `secret` it is the default key.
 */
export interface TakenRoute extends Pick<RouteTarget, 'team' | 'responders'> {
  readonly secret?: SecretReferenceConfig;
}

/** What the vendor is known to hold. `opening`: nothing so far. */
export type AlertState = 'opening' | 'open' | 'acknowledged' | 'resolved';

/** What an alert shows at the vendor. */
export interface ToldContent {
  readonly fingerprint: string;
  /** Epoch milliseconds of the event that it comes from. */
  readonly contentAt: number;
  /** Finding whose text the vendor shows; the others of a group do not change it. */
  readonly leadKey?: string;
  /** The vendor's own word for the priority or severity. */
  readonly priority?: string;
}

/** A call to the vendor, announced before it is made. */
export interface AnnouncedCall {
  readonly action: AlertAction;
  /** Of the one worker that may make it. */
  readonly token: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Epoch milliseconds until which nobody else calls. After that the call stands for "maybe". */
  readonly until: number;
  /** The vendor has answered, though not that it accepts: the call is not on its way any more. */
  readonly isAnswered?: boolean;
  /** SHA-256 of the note that is sent: the vendor may tell of it before its answer is written down. */
  readonly noteHash?: string;
  /** What the vendor has been told once it is known to have the alert. */
  readonly content?: ToldContent;
}

/** What the vendor was told of one finding of the alert. */
export interface AlertMember {
  /** SHA-256 of the note that the vendor has. */
  readonly noteHash?: string;
}

/** A note that went to the vendor, which will tell of it like of any other. */
export interface SentNote {
  /** SHA-256 of its text. */
  readonly hash: string;
  /** The vendor's event that told of it. Another event with these words is a person's. */
  readonly echo?: string;
}

/** What one endpoint was told. Partition key: the alert's key; sort key: the endpoint's id. */
export interface AlertRecord {
  readonly schema: 2;
  readonly alertKey: string;
  readonly endpointId: string;
  readonly state: AlertState;
  readonly call?: AnnouncedCall;
  /** What the vendor was last told: an unchanged finding is not sent again. */
  readonly fingerprint?: ToldContent['fingerprint'];
  readonly contentAt?: ToldContent['contentAt'];
  readonly leadKey?: ToldContent['leadKey'];
  readonly priority?: ToldContent['priority'];
  /** By finding key; exactly one unless findings are grouped. */
  readonly members: Readonly<Record<string, AlertMember>>;
  readonly vendorId?: string;
  /** What happens to the alert later goes the same way, until it is resolved. */
  readonly route?: TakenRoute;
  readonly notes?: readonly SentNote[];
  /** Custom actions that were carried out, newest last. */
  readonly requests?: readonly string[];
  /** When a person last sent the alert by hand; only a later close of its findings resolves it. Epoch milliseconds. */
  readonly requestedAt?: number;
  /** Epoch milliseconds of the present life's beginning, taken before the vendor was called. */
  readonly openedAt?: number;
  /** When the last call began that was never answered: it may still reach the vendor. Epoch milliseconds. */
  readonly lostAt?: number;
  /** When the last call began that opens an alert where none is open: an update does so at some vendors. Epoch milliseconds. */
  readonly toldAt?: number;
  /** The alert was closed before it was opened this time: the vendor may still tell of that life. */
  readonly isLaterLife?: boolean;
  /**
   * Epoch milliseconds of what closed it: its findings, or a person at the vendor. Of an open alert: its findings are
   * closed, and the vendor is left alone.
   */
  readonly closedAt?: number;
  /** Place of the vendor's event that last changed the state, and of the one that last changed the priority. */
  readonly vendorStateAt?: string;
  readonly vendorPriorityAt?: string;
  /** Short hashes of the vendor's events that were seen, oldest first. */
  readonly vendorEvents?: readonly string[];
  /** The last decisions, oldest first. */
  readonly decisions?: readonly Decision[];
  readonly version?: number;
  /** When the row was last written, ISO 8601; the ledger's to set. */
  readonly updatedAt?: string;
}

export const isOpen = (
  alert: AlertRecord | undefined,
): alert is AlertRecord & { readonly state: 'open' | 'acknowledged' } =>
  alert?.state === 'open' || alert?.state === 'acknowledged';

/** A call is under way, and nobody else may make one. */
export const isCalling = ({ call }: AlertRecord, now: number): boolean =>
  call !== undefined && call.until > now;

/** Values that are kept in a list, at most so many, the newest last. */
export const appended = <T>(
  list: readonly T[] | undefined,
  most: number,
  ...values: readonly T[]
): readonly T[] => [...(list ?? []).filter((known) => !values.includes(known)), ...values].slice(-most);

/** When the last call began that was never answered, 0 when there is none. Epoch milliseconds. */
export const lostCallAt = ({ call, lostAt = 0 }: Pick<AlertRecord, 'call' | 'lostAt'>): number =>
  call === undefined || call.isAnswered ? lostAt : call.startedAt;
