import type { VendorDeed } from '../../local/vendors';

/** What somebody did, as far as the laws ask about it. */
export interface Deed {
  /** Milliseconds of the demo's clock. */
  readonly at: number;
  readonly by: 'on-call' | 'analyst' | 'product';
  /** Alert key of the finding. */
  readonly key: string;
  /** Where an on-call person did it. */
  readonly endpointId?: string;
  readonly does: VendorDeed['does'] | 'import' | 'repeat' | 'archive' | 'resolve' | 'suppress' | 'send';
  readonly text?: string;
  readonly priority?: string;
  /** Vendor calls about the finding until then. */
  readonly callsBefore: number;
}
