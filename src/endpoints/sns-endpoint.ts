import type { HttpsSubscriptionOptions } from '../delivery/https-subscription-props';
import { HttpsSubscription } from '../delivery/https-subscription';
import { checkSubscriptionOptions } from '../delivery/subscription-checks';
import type { Check } from '../private/checks';
import { isToken } from '../private/checks';
import { checkEndpointId } from '../private/endpoint-checks';
import { checkRoleName } from '../private/role-checks';
import { checkSyncBack } from '../sync-back/sync-back-checks';
import type { SyncBackOptions } from '../sync-back/sync-back-role-props';
import { SyncBackRole } from '../sync-back/sync-back-role';
import type { AlertEndpointConfig, IAlertEndpoint, IAlertingContext } from './alert-endpoint';

/** The role that a native endpoint's vendor assumes. */
export interface SnsSyncBackOptions extends SyncBackOptions {
  /**
   * Name of the role, up to 64 characters.
   * @default - the alerting's name and the endpoint's id; for Compass `jsmSecurityHubRole-` and the alerting's name
   */
  readonly roleName?: string;
}

export interface SnsEndpointOptions extends HttpsSubscriptionOptions {
  /**
   * HTTPS URL that the vendor shows for its Amazon SNS or Security Hub integration. It holds a key: pass it as a
   * sensitive `TerraformVariable`.
   */
  readonly url: string;

  /**
   * Id of the endpoint: letters, digits and `-`, unique among the endpoints.
   * @default - the vendor: `ilert`, `compass`, `pagerduty` or `sns`
   */
  readonly endpointId?: string;
}

/** For vendors that can assume a role. */
export interface SnsRoleEndpointOptions extends SnsEndpointOptions {
  /**
   * Lets the vendor write back to Security Hub by a role that it assumes.
   * @default - no way back
   */
  readonly syncBack?: SnsSyncBackOptions;
}

interface Preset {
  readonly endpointId: string;
  readonly autoConfirms: boolean;
  /** What the vendor demands that its role's name begins with. */
  readonly roleNamePrefix?: string;
}

const COMPASS_ROLE_PREFIX = 'jsmSecurityHubRole';

/**
 * A native endpoint: the vendor reads Security Hub's events from SNS as they are. It can open alerts, not update or
 * close them: SNS carries nothing but the event.
 */
export class SnsEndpoint implements IAlertEndpoint {
  /** An ilert alert source of type Amazon SNS. */
  public static ilert(options: SnsEndpointOptions): SnsEndpoint {
    return new SnsEndpoint(options, { endpointId: 'ilert', autoConfirms: true });
  }

  /**
   * The Amazon Security Hub integration of Atlassian Compass, Jira Service Management Operations or Opsgenie.
   * Atlassian accepts only a role whose name begins with `jsmSecurityHubRole`.
   */
  public static compass(options: SnsRoleEndpointOptions): SnsEndpoint {
    const preset = { endpointId: 'compass', autoConfirms: true, roleNamePrefix: COMPASS_ROLE_PREFIX };
    return new SnsEndpoint(options, preset);
  }

  /** The Security Hub integration of a PagerDuty service. */
  public static pagerDuty(options: SnsEndpointOptions): SnsEndpoint {
    return new SnsEndpoint(options, { endpointId: 'pagerduty', autoConfirms: true });
  }

  /** Any HTTPS endpoint that reads SNS notifications. */
  public static generic(options: SnsRoleEndpointOptions): SnsEndpoint {
    return new SnsEndpoint(options, { endpointId: 'sns', autoConfirms: false });
  }

  public readonly endpointId: string;
  public readonly usesTopic?: boolean = true;

  private constructor(
    private readonly options: SnsRoleEndpointOptions,
    private readonly preset: Preset,
  ) {
    this.endpointId = options.endpointId ?? preset.endpointId;
  }

  public problems(): string[] {
    return [
      ...checkEndpointId(this.endpointId),
      ...checkSubscriptionOptions(this.options),
      ...(this.options.syncBack === undefined ? [] : this.syncBackProblems(this.options.syncBack)),
    ];
  }

  public bind(context: IAlertingContext): AlertEndpointConfig {
    const { syncBack, endpointAutoConfirms } = this.options;
    const topic = context.topic();
    const subscription = new HttpsSubscription(context.scope, 'Subscription', {
      ...this.options,
      endpointAutoConfirms: endpointAutoConfirms ?? this.preset.autoConfirms,
      name: `${context.alertingName}-${this.endpointId}`,
      topic,
      key: context.key(),
      tags: context.tags,
    });
    return {
      target: topic,
      topic,
      takesFollowUps: false,
      subscription,
      deadLetterQueues: [subscription.deadLetterQueue],
      syncBackRole: syncBack && this.newRole(context, syncBack),
    };
  }

  private newRole(context: IAlertingContext, syncBack: SnsSyncBackOptions): SyncBackRole {
    const { alertingName, roleOptions, tags } = context;
    return new SyncBackRole(context.scope, 'SyncBackRole', {
      ...syncBack,
      roleName: syncBack.roleName ?? this.defaultRoleName(alertingName),
      roleOptions,
      tags,
    });
  }

  /** With a demanded prefix, the id stands in the name only where it is not the preset's own. */
  private defaultRoleName(alertingName: string): string {
    const { roleNamePrefix, endpointId } = this.preset;
    if (roleNamePrefix === undefined) return `${alertingName}-${this.endpointId}`;
    const suffix = this.endpointId === endpointId ? '' : `-${this.endpointId}`;
    return `${roleNamePrefix}-${alertingName}${suffix}`;
  }

  private syncBackProblems(syncBack: SnsSyncBackOptions): Check {
    const { roleName } = syncBack;
    const prefix = this.preset.roleNamePrefix ?? '';
    const problems = [
      ...checkSyncBack(syncBack),
      ...(roleName === undefined ? [] : checkRoleName('roleName', roleName)),
    ];
    if (roleName !== undefined && !isToken(roleName) && !roleName.startsWith(prefix)) {
      problems.push(
        `\`roleName\` must begin with ${prefix}, which Atlassian looks for, got: ${JSON.stringify(roleName)}`,
      );
    }
    return problems.map((line) => `syncBack: ${line}`);
  }
}
