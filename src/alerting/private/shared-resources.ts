import { Construct } from 'constructs';
import type { IAlertLedger } from '../../delivery/alert-ledger';
import { AlertLedger } from '../../delivery/alert-ledger';
import type { IAlertTopic } from '../../delivery/alert-topic';
import { AlertTopic } from '../../delivery/alert-topic';
import type { IAlertingKey } from '../../delivery/alerting-key';
import { AlertingKey } from '../../delivery/alerting-key';
import { DeadLetterQueue } from '../../delivery/dead-letter-queue';
import { SyncBackWebhook } from '../../sync-back/sync-back-webhook';
import type { SecurityHubAlertingProps } from '../security-hub-alerting-props';

/** What the endpoints of one whole share; each is made when first asked for. */
export class SharedResources {
  private madeKey?: IAlertingKey;
  private madeTopic?: IAlertTopic;
  private madeLedger?: IAlertLedger;
  private madeWebhook?: SyncBackWebhook;
  private madeQueue?: DeadLetterQueue;

  public constructor(
    private readonly owner: Construct,
    private readonly props: SecurityHubAlertingProps,
  ) {}

  /** The scope with this id in a group, the same on every call. */
  public scope(group: string, id: string): Construct {
    const parent = childOf(this.owner, group);
    return childOf(parent, id);
  }

  public get key(): IAlertingKey {
    const { name, tags, key } = this.props;
    return (this.madeKey ??= key ?? new AlertingKey(this.owner, 'Key', { name, tags }));
  }

  public get keyIfMade(): IAlertingKey | undefined {
    return this.madeKey;
  }

  public get topic(): IAlertTopic {
    const { name, tags, topic } = this.props;
    return (this.madeTopic ??= topic ?? new AlertTopic(this.owner, 'Topic', { name, key: this.key, tags }));
  }

  public get topicIfMade(): IAlertTopic | undefined {
    return this.madeTopic;
  }

  public get ledger(): IAlertLedger {
    const { name, tags, ledger } = this.props;
    return (this.madeLedger ??=
      ledger ?? new AlertLedger(this.owner, 'Ledger', { name: `${name}-alerts`, key: this.key, tags }));
  }

  public get ledgerIfMade(): IAlertLedger | undefined {
    return this.madeLedger;
  }

  public get webhook(): SyncBackWebhook {
    const { functions, name, tags, roleOptions, webhook } = this.props;
    return (this.madeWebhook ??= new SyncBackWebhook(this.owner, 'Webhook', {
      ...webhook,
      receiveFunction: { ...functions, timeoutSeconds: undefined, ...webhook?.receiveFunction },
      syncFunction: { ...functions, ...webhook?.syncFunction },
      name,
      key: this.key,
      ledger: this.ledger,
      roleOptions,
      tags,
    }));
  }

  public get webhookIfMade(): SyncBackWebhook | undefined {
    return this.madeWebhook;
  }

  /** Holds events that a rule could not deliver, as they are. */
  public get eventDeadLetterQueue(): DeadLetterQueue {
    const { name, tags } = this.props;
    return (this.madeQueue ??= new DeadLetterQueue(this.owner, 'EventDeadLetterQueue', {
      name: `${name}-events-dead-letters`,
      key: this.key,
      tags,
    }));
  }

  public get deadLetterQueues(): DeadLetterQueue[] {
    return [this.madeQueue, this.madeWebhook?.deadLetterQueue].filter((queue) => queue !== undefined);
  }
}

const childOf = (parent: Construct, id: string): Construct =>
  parent.node.tryFindChild(id) ?? new Construct(parent, id);
