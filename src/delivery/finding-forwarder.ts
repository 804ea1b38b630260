import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AwsEnvironment } from '../private/aws-environment';
import { hubStatements } from '../private/hub-statements';
import { jsonDocument } from '../private/json-document';
import type { PolicyStatement } from '../private/policy-document';
import { Problems } from '../private/problems';
import { ledgerStatement } from '../private/resource-statements';
import { secretStatements } from '../private/secret-statements';
import type { IAlertLedger } from './alert-ledger';
import { AlertLedger } from './alert-ledger';
import { AlertingFunction } from './alerting-function';
import type { IAlertingKey } from './alerting-key';
import { AlertingKey } from './alerting-key';
import type { DeadLetterQueue } from './dead-letter-queue';
import type { FindingForwarderProps } from './finding-forwarder-props';
import type { IFindingRule, IFindingTarget } from './finding-target';
import { forwarderProblems } from './forwarder-checks';
import type { ForwarderOptions } from './forwarder-options';
import { PackagedCode } from './packaged-code';
import { forwarderConfig, forwarderSecrets } from './private/forwarder-config';
import { QueueWorker } from './queue-worker';
import { DEFAULT_MAX_RECEIVE_COUNT, leastVisibility } from './work-checks';
import { WorkQueue } from './work-queue';

/**
 * Turns the findings of its rules into alerts at one vendor's API: queue, dead-letter queue, function, role and logs
 * of its own, so that one vendor's outage holds up no other.
 */
export class FindingForwarder extends Construct implements IFindingTarget {
  /** Names the endpoint in ledger, logs and metrics. */
  public readonly endpointId: string;
  public readonly queue: WorkQueue;
  public readonly deadLetterQueue: DeadLetterQueue;
  public readonly function: AlertingFunction;
  public readonly worker: QueueWorker;
  public readonly targetArn: string;
  public readonly targetDependencies?: ITerraformDependable[];

  /** @throws ValidationError when a prop is out of range, or the packaged zip is missing */
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: FindingForwarderProps,
  ) {
    super(scope, id);
    const problems = new Problems();
    problems.add(...forwarderProblems(props));
    problems.throwIfAny(this);
    const { name, tags } = props;
    this.endpointId = props.endpointId;
    const key = props.key ?? new AlertingKey(this, 'Key', { name, tags });
    const ledger = props.ledger ?? new AlertLedger(this, 'Ledger', { name: `${name}-alerts`, key, tags });
    this.queue = this.newQueue(key);
    this.deadLetterQueue = this.queue.deadLetterQueue;
    this.function = this.newFunction(key, ledger);
    this.worker = new QueueWorker(this, 'Worker', {
      queue: this.queue,
      worker: this.function,
      key,
      keyArns: ledger.keyArn === undefined ? [] : [ledger.keyArn],
      options: props.work ?? {},
      tags,
    });
    this.function._grant(() => [ledgerStatement(ledger.tableArn), ...this.vendorStatements()]);
    this.targetArn = this.queue.targetArn;
    this.targetDependencies = this.queue.targetDependencies;
  }

  /** @internal */
  public get _options(): ForwarderOptions {
    return this.props;
  }

  public allowRule(rule: IFindingRule): void {
    this.queue.allowRule(rule);
  }

  private newQueue(key: IAlertingKey): WorkQueue {
    const { function: options, name, maxMessageSizeBytes, tags, work = {} } = this.props;
    return new WorkQueue(this, 'Queue', {
      name,
      key,
      visibilityTimeoutSeconds:
        work.visibilityTimeoutSeconds ?? leastVisibility(work, options?.timeoutSeconds),
      maxReceiveCount: work.maxReceiveCount ?? DEFAULT_MAX_RECEIVE_COUNT,
      maxMessageSizeBytes,
      tags,
    });
  }

  private newFunction(key: IAlertingKey, ledger: IAlertLedger): AlertingFunction {
    const { function: options, name, endpointId, roleOptions, tags } = this.props;
    const aws = AwsEnvironment.of(this);
    return new AlertingFunction(this, 'Function', {
      name: `${name}-forward`,
      description: `Security Hub findings to alerts of ${endpointId}`,
      code: PackagedCode.FORWARD,
      config: jsonDocument(forwarderConfig(this.props, ledger, this.deadLetterQueue.queueUrl, aws)),
      key,
      options,
      roleOptions,
      tags,
    });
  }

  private vendorStatements(): readonly PolicyStatement[] {
    const aws = AwsEnvironment.of(this);
    const secrets = Object.values(forwarderSecrets(this.props)).map((secret) => secret._access(aws));
    const { securityHubV2 = false } = this.props;
    const onlyWorkflow = { workflow: this.props.setNotified ?? false, note: false, severity: false };
    return [...secretStatements(secrets), ...hubStatements(aws, onlyWorkflow, securityHubV2)];
  }
}
