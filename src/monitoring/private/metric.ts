import { METRICS } from '../../contract/metrics';

/** A metric of CloudWatch: one time series. */
export interface Metric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: { readonly [name: string]: string };
}

export const queueMetric = (queueName: string, metricName: string): Metric => ({
  namespace: 'AWS/SQS',
  metricName,
  dimensions: { QueueName: queueName },
});

export const functionMetric = (functionName: string, metricName: string): Metric => ({
  namespace: 'AWS/Lambda',
  metricName,
  dimensions: { FunctionName: functionName },
});

/** EventBridge names the bus in its metrics for rules of a custom bus, and only for these. */
export const ruleMetric = (
  { ruleName, busName }: { readonly ruleName: string; readonly busName?: string },
  metricName: string,
): Metric => ({
  namespace: 'AWS/Events',
  metricName,
  dimensions: busName === undefined ? { RuleName: ruleName } : { EventBusName: busName, RuleName: ruleName },
});

export const topicMetric = (topicName: string, metricName: string): Metric => ({
  namespace: 'AWS/SNS',
  metricName,
  dimensions: { TopicName: topicName },
});

export const apiMetric = (apiId: string, metricName: string): Metric => ({
  namespace: 'AWS/ApiGateway',
  metricName,
  dimensions: { ApiId: apiId },
});

/** What the functions of this library write themselves. */
export const endpointMetric = (endpointId: string, metricName: string): Metric => ({
  namespace: METRICS.namespace,
  metricName,
  dimensions: { [METRICS.dimension]: endpointId },
});
