import type { RouteTarget } from '../../contract/forwarder-config';
import type { SecretPointer } from '../../contract/secret-pointer';
import type { SeverityLabel, WorkflowStatus } from '../../contract/severity';
import type { FindingFormat } from '../finding/finding';

/** What an update call needs to address a finding. Copied from the event, never rebuilt. */
export interface FindingIdentity {
  readonly format: FindingFormat;
  readonly id: string;
  readonly productArn: string;
  readonly accountId: string;
  /** Region of the bus that the finding came from: the home Region where findings are aggregated. */
  readonly region: string;
  /** OCSF only. */
  readonly metadataUid?: string;
  readonly productUid?: string;
}

/** What Security Hub is known to hold, from the last event seen or the last write of our own. */
export interface KnownFindingState {
  readonly workflowStatus?: WorkflowStatus;
  readonly severity?: SeverityLabel;
  /** SHA-256 of the note's text. */
  readonly noteHash?: string;
  /** The note's text, so that a further note can be put on top of it. */
  readonly noteText?: string;
}

export interface LedgerMember extends FindingIdentity, KnownFindingState {
  /** The finding is closed; a grouped alert resolves when all its members are. */
  readonly closed: boolean;
  /** Time of the newest event whose state stands here, ISO 8601: SQS may deliver an older one later. */
  readonly seenAt?: string;
  /**
   * When this project last wrote to the finding, ISO 8601. What stands here is then what Security Hub is expected to
   * hold, and an event from before that time does not know it yet.
   */
  readonly expectedAt?: string;
  /** `Workflow.Status` NOTIFIED is still to be set: the vendor has accepted, the call may have been lost. */
  readonly notifyPending?: boolean;
}

/** What a vendor's event changes on a finding. */
export type SyncDirection = 'workflow' | 'note' | 'severity';

/** The vendor's last event of one direction, by its id. */
export interface VendorEvent {
  readonly id: string;
  /**
   * The item holds what the event asks for, but Security Hub has not said yet that it does too. An event of Security
   * Hub that shows the former value is then no news; a repeated delivery of the vendor's event is applied again.
   */
  readonly pending: boolean;
}

/**
 * The way that an alert took when it was opened. The key is remembered by where its secret is: the names in a
 * configuration count routes, and change when one is put before another. Without `secret` it is the default key.
 */
export interface TakenRoute extends Pick<RouteTarget, 'team' | 'responders'> {
  readonly secret?: SecretPointer;
}

/** `opening` is a claim: one worker is about to call the vendor, until `claimedUntil`. */
export type AlertState = 'opening' | 'open' | 'acknowledged' | 'resolved';

/**
 * One item per alert key (partition key `alertKey`) and endpoint (sort key `endpointId`).
 * A second kind of item, sort key `link#ENDPOINT`, has a vendor's incident id as its partition key
 * and leads from there to the alert key.
 */
export interface LedgerItem {
  readonly alertKey: string;
  readonly endpointId: string;
  readonly state: AlertState;
  readonly claimedUntil?: number;
  /** Hash of what the vendor was last told: an unchanged finding is not sent again. */
  readonly fingerprint: string;
  /** By finding key; exactly one unless findings are grouped. */
  readonly members: Readonly<Record<string, LedgerMember>>;
  /** Key of the member that the vendor was last told about; the others of a group do not change its text. */
  readonly leadKey?: string;
  readonly vendorId?: string;
  /** What happens to the alert later goes the same way, until it is resolved. Absent in items of older versions. */
  readonly route?: TakenRoute;
  /** Note hashes that came from this vendor or went to it: neither is sent back. */
  readonly notes: readonly string[];
  /** Vendor's time of the last workflow, note and priority event that was applied. */
  readonly vendorEventAt?: Readonly<Partial<Record<SyncDirection, string>>>;
  /** The events that `vendorEventAt` holds the times of. */
  readonly vendorEvents?: Readonly<Partial<Record<SyncDirection, VendorEvent>>>;
  /** Ids of the vendor's note events that were applied last, oldest first: none of them is appended twice. */
  readonly noteEvents?: readonly string[];
  readonly openedAt: string;
  readonly updatedAt: string;
  /** DynamoDB time to live, epoch seconds. */
  readonly expiresAt: number;
  /** Grows with every write; each write is conditional on the number that was read. */
  readonly version: number;
}
