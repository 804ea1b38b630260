import type { Message } from '@aws-sdk/client-sqs';
import { at, isObject } from '../../lambda/finding/json';

/** A message that could not be delivered, as it lies on its queue. */
export interface DeadLetter {
  /** SQS's id of the message: what a person names to choose it. */
  readonly id: string;
  readonly queueUrl: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Short and fixed: the function's word, EventBridge's code, or that SQS or SNS gave up. */
  readonly reason: string;
  /** What else is known of the reason. */
  readonly detail?: string;
  /** Findings or the alert that it is about. */
  readonly about: readonly string[];
  /** Epoch milliseconds. */
  readonly sentAt?: number;
}

const attributesOf = ({ MessageAttributes = {} }: Message): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue = '' }]) => [name, StringValue]),
  );

function documentOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** SNS delivers its own envelope around what was published. */
export const isEnvelope = (document: unknown): boolean =>
  at(document, 'Type') === 'Notification' && typeof at(document, 'Message') === 'string';

const idOf = (finding: unknown): unknown => at(finding, 'Id') ?? at(finding, 'finding_info', 'uid');

/** The findings of an event, or the alert of what a person did at a vendor. */
export function aboutOf(body: string): readonly string[] {
  const outer = documentOf(body);
  const document = isEnvelope(outer) ? documentOf(String(at(outer, 'Message'))) : outer;
  const findings = at(document, 'detail', 'findings');
  if (Array.isArray(findings)) return findings.map(idOf).filter((id) => typeof id === 'string');
  if (!isObject(document)) return [];
  const { action, alertKey, vendorId } = document;
  if (typeof action !== 'string') return [];
  const alert = [alertKey, vendorId].find((id) => typeof id === 'string') ?? 'unknown';
  return [`${action} of alert ${alert}`];
}

function reasonOf(attributes: DeadLetter['attributes'], body: string): Pick<DeadLetter, 'reason' | 'detail'> {
  const { reason, status, ERROR_CODE: code, ERROR_MESSAGE: words } = attributes;
  if (reason !== undefined) {
    return { reason, detail: status === undefined ? undefined : `HTTP status ${status}` };
  }
  if (code !== undefined) {
    const detail = [words, attributes['EXHAUSTED_RETRY_CONDITION']].filter(Boolean).join('; ');
    return { reason: code, detail: detail || undefined };
  }
  return { reason: isEnvelope(documentOf(body)) ? 'not-taken-by-subscriber' : 'given-up-after-attempts' };
}

export function deadLetterOf(queueUrl: string, message: Message): DeadLetter {
  const { MessageId = '', ReceiptHandle = '', Body: body = '', Attributes } = message;
  const attributes = attributesOf(message);
  const sent = Attributes?.SentTimestamp;
  return {
    id: MessageId,
    queueUrl,
    receiptHandle: ReceiptHandle,
    body,
    attributes,
    ...reasonOf(attributes, body),
    about: aboutOf(body),
    sentAt: sent === undefined ? undefined : Number(sent),
  };
}
