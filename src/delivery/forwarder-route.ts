import type { SecretReference } from '../common/secret-reference';
import type { Severity } from '../triggers/finding-enums';

/** Findings that a route is for. All conditions that are given must hold; at least one must be given. */
export interface RouteConditions {
  /**
   * Severities of the findings.
   * @default - any
   */
  readonly severities?: Severity[];

  /**
   * Accounts of the findings.
   * @default - any
   */
  readonly accountIds?: string[];

  /**
   * Names of the accounts, as the findings carry them.
   * @default - any
   */
  readonly accountNames?: string[];

  /**
   * Names of the products, compared without case: `Inspector`, `GuardDuty`.
   * @default - any
   */
  readonly products?: string[];

  /**
   * Tags of the resources, any one of them: key → accepted values. An empty list accepts any value.
   * @default - any
   */
  readonly resourceTags?: { [key: string]: string[] };
}

/** Another way for some findings. */
export interface ForwarderRoute extends RouteConditions {
  /**
   * Key to use instead of the endpoint's own.
   * @default - the endpoint's own key
   */
  readonly secret?: SecretReference;

  /**
   * Team that is called: ilert's routing key, or a team's name or id in JSM.
   * @default - the vendor decides
   */
  readonly team?: string;

  /**
   * Responders of JSM, e.g. `{ type: 'user', username: 'jane@example.com' }`; up to 50.
   * @default - the vendor decides
   */
  readonly responders?: { [key: string]: string }[];
}
