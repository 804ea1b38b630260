import type { AlertVendor } from '../../delivery/alert-vendor';
import type { SyncBackEndpoint } from '../../sync-back/sync-back-endpoint';
import { WebhookVerification } from '../../sync-back/sync-back-endpoint';
import type { SharedSecretSyncBack } from '../shared-secret-sync-back';
import { SharedSecretScheme } from '../shared-secret-sync-back';

const VERIFICATIONS: Readonly<Record<SharedSecretScheme, WebhookVerification>> = {
  [SharedSecretScheme.HEADER]: WebhookVerification.HEADER,
  [SharedSecretScheme.BASIC]: WebhookVerification.BASIC,
};

/** The way back of a vendor that sends a secret along. */
export const sharedSecretEndpoint = (
  endpointId: string,
  vendor: AlertVendor,
  { scheme = SharedSecretScheme.HEADER, ...options }: SharedSecretSyncBack,
): SyncBackEndpoint => ({ ...options, endpointId, vendor, verification: VERIFICATIONS[scheme] });
