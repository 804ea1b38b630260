import { SecurityHubAlerting } from '../../src/alerting/security-hub-alerting';
import { JsmEndpoint } from '../../src/endpoints/jsm-endpoint';
import { PagerDutyEndpoint } from '../../src/endpoints/pager-duty-endpoint';
import { SnsEndpoint } from '../../src/endpoints/sns-endpoint';
import type { MonitoringOptions } from '../../src/monitoring/monitoring-options';
import { Trigger } from '../../src/triggers/trigger';
import { codePath, secret } from './api-endpoint';
import { newStack, readable, renderStack, type Block, type RenderedStack } from './render-stack';

/** Everything that can be watched: a native endpoint, two API endpoints with a way back, two triggers. */
export function monitoredStack(monitoring: MonitoringOptions = {}, name = 'sec'): RenderedStack {
  const stack = newStack();
  const options = { function: { codePath } };
  new SecurityHubAlerting(stack, 'OnCall', {
    name,
    monitoring,
    webhook: { receiveFunction: { codePath }, syncFunction: { codePath } },
    triggers: [Trigger.customAction({ customActionId: 'Page' }), Trigger.importedFindings({})],
    endpoints: [
      SnsEndpoint.generic({ url: 'https://alerts.example.com/sns' }),
      new PagerDutyEndpoint({
        ...options,
        endpointId: 'on-call',
        routingKey: secret('routing'),
        syncBack: { signingSecret: secret('signing') },
      }),
      new JsmEndpoint({
        ...options,
        endpointId: 'oncall',
        apiKey: secret('api'),
        syncBack: { secret: secret('webhook') },
      }),
    ],
  });
  return renderStack(stack);
}

/** API endpoints with a way back alone. */
export function pagerDutyStack(endpointIds: readonly string[]): RenderedStack {
  const stack = newStack();
  new SecurityHubAlerting(stack, 'OnCall', {
    name: 'sec',
    monitoring: {},
    webhook: { receiveFunction: { codePath }, syncFunction: { codePath } },
    triggers: [Trigger.customAction({ customActionId: 'Page' }), Trigger.importedFindings({})],
    endpoints: endpointIds.map(
      (endpointId) =>
        new PagerDutyEndpoint({
          endpointId,
          function: { codePath },
          routingKey: secret('routing'),
          syncBack: { signingSecret: secret('signing') },
        }),
    ),
  });
  return renderStack(stack);
}

/** The alarms by name, references made readable. */
export function alarmsOf(rendered: RenderedStack): Readonly<Record<string, Block>> {
  const blocks = Object.values(rendered.all('aws_cloudwatch_metric_alarm'));
  const alarms = JSON.parse(readable(JSON.stringify(blocks))) as Block[];
  return Object.fromEntries(alarms.map((alarm) => [String(alarm['alarm_name']), alarm]));
}
