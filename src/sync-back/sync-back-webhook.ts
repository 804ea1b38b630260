import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { AlertingFunction } from '../delivery/alerting-function';
import type { IAlertingKey } from '../delivery/alerting-key';
import { AlertingKey } from '../delivery/alerting-key';
import type { DeadLetterQueue } from '../delivery/dead-letter-queue';
import type { FunctionOptions } from '../delivery/function-options';
import { PackagedCode } from '../delivery/packaged-code';
import { QueueWorker } from '../delivery/queue-worker';
import { DEFAULT_MAX_RECEIVE_COUNT, leastVisibility } from '../delivery/work-checks';
import type { WorkOptions } from '../delivery/work-options';
import { WorkQueue } from '../delivery/work-queue';
import { jsonDocument } from '../private/json-document';
import { Problems } from '../private/problems';
import { receiverConfig, syncConfig } from './private/sync-config';
import { receiveStatements, syncStatements } from './private/sync-statements';
import { syncWork } from './private/sync-work';
import type { SyncBackEndpoint } from './sync-back-endpoint';
import type { SyncBackWebhookProps } from './sync-back-webhook-props';
import { WebhookApi } from './webhook-api';
import { addedEndpointProblems, webhookProblems } from './webhook-checks';

/**
 * The way back: vendors call its URLs, a first function verifies and queues, a second one updates the findings.
 */
export class SyncBackWebhook extends Construct {
  public readonly api: WebhookApi;
  public readonly queue: WorkQueue;
  public readonly deadLetterQueue: DeadLetterQueue;
  public readonly receiveFunction: AlertingFunction;
  public readonly syncFunction: AlertingFunction;
  public readonly worker: QueueWorker;
  /** ARN of the role that updates findings: what a `MemberAccountRole` trusts. */
  public readonly syncRoleArn: string;
  private readonly key: IAlertingKey;
  private readonly work: WorkOptions;
  private readonly endpoints: SyncBackEndpoint[] = [];

  /** @throws ValidationError when a prop is out of range, or a packaged zip is missing */
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: SyncBackWebhookProps,
  ) {
    super(scope, id);
    this.work = syncWork(props.work);
    const problems = new Problems();
    problems.add(...webhookProblems(props));
    problems.throwIfAny(this);
    const { name, tags } = props;
    this.key = props.key ?? new AlertingKey(this, 'Key', { name, tags });
    this.queue = this.newQueue();
    this.deadLetterQueue = this.queue.deadLetterQueue;
    this.receiveFunction = this.newReceiveFunction();
    this.syncFunction = this.newSyncFunction();
    this.syncRoleArn = this.syncFunction.role.arn;
    this.worker = this.newWorker();
    this.api = new WebhookApi(this, 'Api', {
      name,
      receiver: this.receiveFunction,
      key: this.key,
      throttlingRateLimit: props.throttlingRateLimit,
      throttlingBurstLimit: props.throttlingBurstLimit,
      accessLogRetentionDays: props.accessLogRetentionDays,
      tags,
    });
  }

  /**
   * Lets one more vendor call.
   * @throws ValidationError when a prop is out of range or the endpoint is there already
   */
  public addEndpoint(endpoint: SyncBackEndpoint): void {
    const problems = new Problems();
    problems.add(...addedEndpointProblems(endpoint, this.endpoints, this.props.receiveFunction?.codePath));
    problems.throwIfAny(this);
    this.endpoints.push(endpoint);
    this.api.addRoute(endpoint.endpointId);
  }

  /** What the vendor's form asks for: the address of its webhooks. */
  public urlOf(endpointId: string): string {
    return this.api.urlOf(endpointId);
  }

  private newQueue(): WorkQueue {
    const { name, syncFunction, tags } = this.props;
    return new WorkQueue(this, 'Queue', {
      name: `${name}-updates`,
      key: this.key,
      visibilityTimeoutSeconds:
        this.work.visibilityTimeoutSeconds ?? leastVisibility(this.work, syncFunction?.timeoutSeconds),
      maxReceiveCount: this.work.maxReceiveCount ?? DEFAULT_MAX_RECEIVE_COUNT,
      tags,
    });
  }

  private newReceiveFunction(): AlertingFunction {
    const receiver = this.newFunction('Receive', PackagedCode.RECEIVE, {
      ...this.props.receiveFunction,
      timeoutSeconds: this.props.receiveFunction?.timeoutSeconds ?? 10,
    });
    receiver._grant(() => receiveStatements(this, this.endpoints, this.queue.queueArn, this.key.keyArn));
    return receiver;
  }

  private newSyncFunction(): AlertingFunction {
    const sync = this.newFunction('Sync', PackagedCode.SYNC, this.props.syncFunction);
    sync._grant(() => syncStatements(this, this.endpoints, this.props));
    return sync;
  }

  private newFunction(id: string, code: PackagedCode, options?: FunctionOptions): AlertingFunction {
    const { name, roleOptions, tags } = this.props;
    return new AlertingFunction(this, id, {
      name: `${name}-${code}`,
      description: DESCRIPTIONS[code],
      code,
      config: Lazy.stringValue({ produce: () => jsonDocument(this.config(code)) }),
      key: this.key,
      options,
      roleOptions,
      tags,
    });
  }

  private config(code: PackagedCode): unknown {
    const { ledger, memberRole } = this.props;
    if (code === PackagedCode.RECEIVE) return receiverConfig(this.endpoints, this.queue.queueUrl);
    const deadLetterQueueUrl = this.deadLetterQueue.queueUrl;
    return syncConfig(this.endpoints, { ledger, deadLetterQueueUrl, memberRole });
  }

  private newWorker(): QueueWorker {
    const { ledger, tags } = this.props;
    return new QueueWorker(this, 'Worker', {
      queue: this.queue,
      worker: this.syncFunction,
      key: this.key,
      keyArns: ledger.keyArn === undefined ? [] : [ledger.keyArn],
      options: this.work,
      tags,
    });
  }
}

const DESCRIPTIONS: Readonly<Record<PackagedCode, string>> = {
  [PackagedCode.FORWARD]: 'Security Hub findings to alerts',
  [PackagedCode.RECEIVE]: 'Webhooks of on-call tools, verified and queued',
  [PackagedCode.SYNC]: 'Changes in on-call tools to Security Hub findings',
};
