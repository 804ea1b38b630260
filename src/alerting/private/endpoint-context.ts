import type { Construct } from 'constructs';
import type { RoleOptions } from '../../common/role-options';
import type { IAlertLedger } from '../../delivery/alert-ledger';
import type { IAlertTopic } from '../../delivery/alert-topic';
import { AlertTopic } from '../../delivery/alert-topic';
import type { IAlertingKey } from '../../delivery/alerting-key';
import type { FindingGuard } from '../../delivery/finding-guard';
import type { FunctionOptions } from '../../delivery/function-options';
import type { IAlertEndpoint, IAlertingContext } from '../../endpoints/alert-endpoint';
import type { SyncBackWebhook } from '../../sync-back/sync-back-webhook';
import type { SecurityHubAlertingProps } from '../security-hub-alerting-props';
import type { SharedResources } from './shared-resources';

/** What one endpoint is lent while it makes its resources. */
export class EndpointContext implements IAlertingContext {
  public readonly scope: Construct;
  public readonly alertingName: string;
  public readonly roleOptions: RoleOptions;
  public readonly tags?: { [key: string]: string };
  public readonly functionOptions?: FunctionOptions;
  public readonly guard?: FindingGuard;
  private madeTopic?: IAlertTopic;

  /** @param ownTopic whether the endpoint's topic is for it alone */
  public constructor(
    private readonly endpoint: IAlertEndpoint,
    private readonly props: SecurityHubAlertingProps,
    private readonly shared: SharedResources,
    private readonly ownTopic: boolean,
  ) {
    this.scope = shared.scope('Endpoints', endpoint.endpointId);
    this.alertingName = props.name;
    this.roleOptions = props.roleOptions ?? {};
    this.tags = props.tags;
    this.functionOptions = props.functions;
    this.guard = props.guard;
  }

  public topic(): IAlertTopic {
    const { endpoint, ownTopic, props, shared } = this;
    if (!ownTopic || props.topic !== undefined) return shared.topic;
    return (this.madeTopic ??= new AlertTopic(this.scope, 'Topic', {
      name: `${props.name}-${endpoint.endpointId}`,
      key: shared.key,
      tags: props.tags,
    }));
  }

  public key(): IAlertingKey {
    return this.shared.key;
  }

  public ledger(): IAlertLedger {
    return this.shared.ledger;
  }

  public webhook(): SyncBackWebhook {
    return this.shared.webhook;
  }
}
