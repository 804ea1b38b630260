import type { IAlertTopic } from '../../delivery/alert-topic';
import type { DeadLetterQueue } from '../../delivery/dead-letter-queue';
import type { FindingForwarder } from '../../delivery/finding-forwarder';
import type { FindingRule } from '../../delivery/finding-rule';
import type { AlertingMonitoring } from '../../monitoring/alerting-monitoring';
import type { SyncBackWebhook } from '../../sync-back/sync-back-webhook';
import type { BoundEndpoint } from './reach';

/** What `SecurityHubAlerting` has made by now. */
interface Made {
  readonly alertTopics: readonly IAlertTopic[];
  readonly deadLetterQueues: readonly DeadLetterQueue[];
  readonly forwarders: readonly FindingForwarder[];
  readonly rules: readonly FindingRule[];
  readonly syncBackWebhook?: SyncBackWebhook;
}

/** Tells the monitoring of everything that there is by now; what it knows already changes nothing. */
export function watch(monitoring: AlertingMonitoring, made: Made, endpoints: readonly BoundEndpoint[]): void {
  const { alertTopics, deadLetterQueues, forwarders, rules, syncBackWebhook } = made;
  rules.forEach((rule) => monitoring.watchRule(rule));
  deadLetterQueues.forEach((queue) => monitoring.watchDeadLetterQueue(queue));
  alertTopics.forEach((topic) => monitoring.watchTopic(topic));
  forwarders.forEach((forwarder) => monitoring.watchForwarder(forwarder));
  if (syncBackWebhook === undefined) return;
  monitoring.watchHttpApi(syncBackWebhook.api.resource);
  monitoring.watchFunction(syncBackWebhook.receiveFunction);
  monitoring.watchFunction(syncBackWebhook.syncFunction);
  monitoring.watchWorkQueue(syncBackWebhook.queue);
  const answering = endpoints.filter(({ config }) => config.webhookUrl);
  answering.forEach(({ endpoint }) => monitoring.watchSyncBack(endpoint.endpointId));
}
