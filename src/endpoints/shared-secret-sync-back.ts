import type { SecretReference } from '../common/secret-reference';
import type { EndpointSyncBackOptions } from '../sync-back/sync-back-endpoint';

/** How a vendor without signatures shows that a webhook is its own. */
export enum SharedSecretScheme {
  /** A header with the secret as its value. */
  HEADER = 'header',
  /** HTTP Basic: the URL at the vendor is `https://USER:PASSWORD@…`, the secret is `USER:PASSWORD`. */
  BASIC = 'basic',
}

/** The way back of a vendor that signs nothing but sends a secret along. */
export interface SharedSecretSyncBack extends EndpointSyncBackOptions {
  /** The secret that the vendor sends along. */
  readonly secret: SecretReference;

  /**
   * Where the secret stands.
   * @default SharedSecretScheme.HEADER
   */
  readonly scheme?: SharedSecretScheme;

  /**
   * Header that carries the secret; only for `SharedSecretScheme.HEADER`.
   * @default 'Authorization', where `Bearer ` may stand in front of the secret
   */
  readonly headerName?: string;
}
