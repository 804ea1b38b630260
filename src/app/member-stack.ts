import { TerraformOutput, TerraformStack } from 'cdktf';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { FindingBusSender } from '../sources/finding-bus-sender';
import { SecurityHubAccount } from '../sources/security-hub-account';
import { MemberAccountRole } from '../sync-back/member-account-role';
import { CustomAction } from '../triggers/custom-action';
import { FindingPattern } from '../triggers/finding-pattern';
import { addBackend } from './backend';
import type { AlertingConfig, MemberConfig, MemberRoleConfig } from './config/alerting-config';
import { resolveBackend } from './config/backend-config';
import type { NamedStack } from './config/stack-names';
import { namedStacks } from './config/stack-names';
import { Inputs } from './inputs';
import { addProvider } from './provider';
import { addSources } from './sources';

/** What a member account, or another Region, adds to an environment that is deployed elsewhere. */
export class MemberStack extends TerraformStack {
  /** Makes a stack for each member and Region. */
  public static addAll(scope: Construct, config: AlertingConfig): MemberStack[] {
    return Object.entries(config.members ?? {}).flatMap(([name, member]) =>
      namedStacks(name, member).map(
        (named, index) => new MemberStack(scope, named, index === 0 ? member : withoutRole(member)),
      ),
    );
  }

  /** @throws ValidationError with all that the constructs find wrong */
  public constructor(
    scope: Construct,
    private readonly named: NamedStack,
    private readonly config: MemberConfig,
  ) {
    super(scope, named.name);
    addProvider(this, named.region, config);
    addBackend(this, resolveBackend(config.backend, named.name));
    const hub = config.sources?.enableSecurityHub ? new SecurityHubAccount(this, 'SecurityHub') : undefined;
    addSources(this, config.sources ?? {}, hub?.resource);
    this.addCustomActions(hub?.resource);
    if (config.sendTo !== undefined) this.addSender(config.sendTo);
    if (config.memberRole) this.addRole(config.memberRole);
  }

  private get roleOptions() {
    const { rolePath, permissionsBoundaryArn } = this.config;
    return { path: rolePath, permissionsBoundaryArn };
  }

  private addCustomActions(hub?: ITerraformDependable): void {
    for (const props of this.config.customActions ?? []) {
      const action = new CustomAction(this, `CustomAction-${props.customActionId}`, props);
      if (hub) action.dependOn(hub);
    }
  }

  private addSender(busArn: string): void {
    new FindingBusSender(this, 'Sender', {
      name: `${this.named.prefix}-send`,
      busArn,
      pattern: (this.config.sendImported ?? true) ? undefined : FindingPattern.sentByPeople(),
      roleOptions: this.roleOptions,
    });
  }

  /** One role serves all Regions of the account: all that the member has, unless the file says which. */
  private addRole({ externalId, ...props }: MemberRoleConfig): void {
    const role = new MemberAccountRole(this, 'MemberRole', {
      ...props,
      externalId: externalId === undefined ? undefined : new Inputs(this, 'Inputs').text(externalId),
      regions: props.regions ?? [...(this.config.regions ?? [this.named.region])],
      roleOptions: this.roleOptions,
    });
    const output = new TerraformOutput(this, 'Output-member_role_arn', {
      value: role.roleArn,
      description: 'Role by which the findings of this account are updated',
    });
    output.overrideLogicalId('member_role_arn');
  }
}

/** IAM has the same names in all Regions: the role is made with the first. */
const withoutRole = (member: MemberConfig): MemberConfig => ({ ...member, memberRole: undefined });
