import { Construct } from 'constructs';
import type { IAlertingKey } from './alerting-key';

export interface AlertLedgerProps {
  /** Name of the table. */
  readonly name: string;

  /** Key that encrypts the table. */
  readonly key: IAlertingKey;

  /**
   * Tags of the table.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

/** The table that knows which finding is behind an alert. */
export class AlertLedger extends Construct {
  public constructor(
    scope: Construct,
    id: string,
    protected readonly props: AlertLedgerProps,
  ) {
    super(scope, id);
  }
}
