import type { EventPattern } from '../../local/event-bus';

/** What the synthesized stacks deploy, as far as it runs. */
export interface Deployment {
  readonly rules: readonly DeployedRule[];
  readonly queues: readonly DeployedQueue[];
  readonly functions: readonly DeployedFunction[];
  readonly sources: readonly DeployedSource[];
  readonly topics: readonly DeployedTopic[];
  readonly apis: readonly DeployedApi[];
  readonly actions: readonly DeployedAction[];
  readonly tables: readonly string[];
}

export interface DeployedRule {
  readonly name: string;
  readonly pattern: EventPattern;
  readonly targetArns: readonly string[];
}

export interface DeployedQueue {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilityTimeoutSeconds: number;
  readonly maxReceiveCount?: number;
  readonly deadLetterArn?: string;
}

export interface DeployedFunction {
  readonly name: string;
  readonly arn: string;
  /** Path of the zip. */
  readonly zip: string;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
}

export interface DeployedSource {
  readonly queueArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  readonly concurrency: number;
}

export interface DeployedTopic {
  readonly arn: string;
  readonly subscriptions: readonly { readonly url: string; readonly deadLetterArn?: string }[];
}

export interface DeployedApi {
  readonly functionArn: string;
  /** Such as `POST /pagerduty`. */
  readonly routes: readonly string[];
}

export interface DeployedAction {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly description: string;
}
