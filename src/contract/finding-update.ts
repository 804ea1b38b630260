import type { VendorName } from './forwarder-config';

/** What a person did at the vendor. */
export type VendorAction = 'acknowledge' | 'unacknowledge' | 'close' | 'reopen' | 'note' | 'priority';

/** One message from the receive function to the sync function: a vendor's webhook in neutral words. */
export interface FindingUpdate {
  readonly version: 1;
  readonly endpointId: string;
  readonly vendor: VendorName;
  /** Unique per webhook, the same when the vendor sends it again. */
  readonly eventId: string;
  /** The vendor's own time of the event, ISO 8601. */
  readonly occurredAt: string;
  /** The vendor gave no usable time: `occurredAt` is when the webhook came, and differs when it comes again. */
  readonly timeIsReceipt?: true;
  /** The forwarder did it, and the vendor tells of it as of anything else. */
  readonly own?: true;
  readonly action: VendorAction | 'link';
  /** Alert key (hex SHA-256), when the webhook carries it. */
  readonly alertKey?: string;
  /** The vendor's id of the alert or incident. */
  readonly vendorId?: string;
  readonly actor?: string;
  readonly note?: string;
  readonly priority?: string;
  /** Link to the alert at the vendor. */
  readonly url?: string;
}
