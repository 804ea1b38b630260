import { SecurityhubAccount } from '@cdktf/provider-aws/lib/securityhub-account';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';

export interface SecurityHubAccountProps {
  /**
   * Also switch on the standards that AWS chooses, whose checks are charged for.
   * @default false
   */
  readonly enableDefaultStandards?: boolean;
}

/**
 * Security Hub itself, switched on in this account and Region. Destroying it switches Security Hub off and deletes
 * its findings, insights and settings.
 */
export class SecurityHubAccount extends Construct {
  public readonly resource: SecurityhubAccount;

  public constructor(scope: Construct, id: string, props: SecurityHubAccountProps = {}) {
    super(scope, id);
    Annotations.of(this).addWarning(
      'This stack owns Security Hub: destroying it switches Security Hub off in this account and Region and deletes ' +
        'its findings, insights and settings.',
    );
    this.resource = new SecurityhubAccount(this, 'Resource', {
      enableDefaultStandards: props.enableDefaultStandards ?? false,
    });
  }
}
