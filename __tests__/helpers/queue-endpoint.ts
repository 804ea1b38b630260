import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import type {
  AlertEndpointConfig,
  IAlertEndpoint,
  IAlertingContext,
} from '../../src/endpoints/alert-endpoint';

/** An endpoint with a queue of its own, as API endpoints have. */
export class QueueEndpoint implements IAlertEndpoint {
  /** Names of the rules that were let in. */
  public readonly allowed: string[] = [];

  public constructor(
    public readonly endpointId: string,
    private readonly takesFollowUps = true,
    private readonly found: string[] = [],
  ) {}

  public problems(): string[] {
    return this.found;
  }

  public bind(alerting: IAlertingContext): AlertEndpointConfig {
    const { scope } = alerting;
    const queue = new SqsQueue(scope, 'Queue', { name: `${alerting.alertingName}-${this.endpointId}` });
    const allowRule = (rule: { ruleName: string }) => void this.allowed.push(rule.ruleName);
    return { target: { targetArn: queue.arn, allowRule }, takesFollowUps: this.takesFollowUps };
  }
}
