import { Construct } from 'constructs';
import type { AlertLedger } from '../delivery/alert-ledger';
import type { IAlertingKey } from '../delivery/alerting-key';
import type { RoleOptions } from '../role-options';

export interface SyncBackWebhookProps {
  /** Prefix of the names of all resources. */
  readonly name: string;
  readonly key: IAlertingKey;
  readonly ledger: AlertLedger;

  /**
   * Path and permissions boundary of the roles.
   * @default - none
   */
  readonly roleOptions?: RoleOptions;

  /**
   * Tags of all resources.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

/** The HTTP API that vendors call. */
export class SyncBackWebhook extends Construct {
  public constructor(
    scope: Construct,
    id: string,
    protected readonly props: SyncBackWebhookProps,
  ) {
    super(scope, id);
  }
}
