export interface FindingBusProps {
  /** Name of the bus: up to 256 letters, digits, `.`, `_` and `-`, not `default`. */
  readonly name: string;

  /**
   * The organization whose accounts may send, e.g. `o-a1b2c3d4e5`. Exactly one of this and `accountIds`.
   * @default - no organization
   */
  readonly organizationId?: string;

  /**
   * The accounts that may send, 12 digits each, up to 240. Exactly one of this and `organizationId`.
   * @default - no accounts
   */
  readonly accountIds?: string[];

  /**
   * Tags of the bus.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}
