/** An alert as people see it at their vendor, in words that are the same for every vendor. */
export interface VendorAlert {
  /** The forwarder's key: dedup key, alias. */
  readonly key: string;
  /** The vendor's own id. */
  readonly id: string;
  readonly title: string;
  readonly state: 'open' | 'acknowledged' | 'resolved';
  readonly priority?: string;
  readonly notes: readonly string[];
}

/** What a person does at the vendor. */
export type VendorDeed =
  | { readonly does: 'acknowledge' | 'close' | 'reopen' }
  | { readonly does: 'note'; readonly text: string }
  | { readonly does: 'priority'; readonly priority: string };

/** A webhook as the vendor sends it. */
export interface OutgoingWebhook {
  /** Alert key that it is about. */
  readonly key: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}
