import type { IAlertEndpoint } from '../../endpoints/alert-endpoint';
import type { AlertingMonitoring } from '../../monitoring/alerting-monitoring';
import type { SecurityHubAlerting } from '../security-hub-alerting';

/** Tells the monitoring of everything that there is by now; what it knows already changes nothing. */
export function watch(
  monitoring: AlertingMonitoring,
  alerting: SecurityHubAlerting,
  endpoints: readonly IAlertEndpoint[],
): void {
  const { alertTopic, deadLetterQueues, forwarders, rules, syncBackWebhook } = alerting;
  rules.forEach((rule) => monitoring.watchRule(rule));
  deadLetterQueues.forEach((queue) => monitoring.watchDeadLetterQueue(queue));
  if (alertTopic) monitoring.watchTopic(alertTopic);
  forwarders.forEach((forwarder) => monitoring.watchForwarder(forwarder));
  if (syncBackWebhook === undefined) return;
  monitoring.watchHttpApi(syncBackWebhook.api.resource);
  monitoring.watchFunction(syncBackWebhook.receiveFunction);
  monitoring.watchFunction(syncBackWebhook.syncFunction);
  monitoring.watchWorkQueue(syncBackWebhook.queue);
  const answering = endpoints.filter(({ endpointId }) => alerting.endpointConfig(endpointId)?.webhookUrl);
  answering.forEach(({ endpointId }) => monitoring.watchWayBack(endpointId));
}
