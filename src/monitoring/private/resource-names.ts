import { Fn } from 'cdktf';
import { AlertTopic, type IAlertTopic } from '../../delivery/alert-topic';
import { isToken } from '../../private/checks';
import type { FindingRule } from '../../delivery/finding-rule';

/** The bus as CloudWatch calls it; undefined for the default bus. A rule takes the bus's name or its ARN. */
export function busNameOf({ resource }: FindingRule): string | undefined {
  const bus = resource.eventBusNameInput;
  if (bus === undefined || bus === 'default') return undefined;
  return isToken(bus) ? bus : bus.replace(/^arn:.*:event-bus\//, '');
}

/** How CloudWatch calls the topic, and how the alarms do: the ARN of a topic may be known only at apply. */
export function topicNameOf(topic: IAlertTopic): { readonly name: string; readonly subject: string } {
  const own = topic instanceof AlertTopic ? topic.resource.nameInput : undefined;
  if (own !== undefined) return { name: own, subject: own };
  if (isToken(topic.topicArn)) {
    return { name: Fn.element(Fn.split(':', topic.topicArn), 5) as string, subject: 'topic' };
  }
  const name = topic.topicArn.split(':').at(-1) ?? '';
  return { name, subject: name };
}
