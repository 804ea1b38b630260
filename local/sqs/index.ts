export { EventSource } from './event-source';
export type { EventSourceOptions } from './event-source';
export { MessageQueue } from './message-queue';
export type { MessageAttributes, MessageQueueSettings, QueueEvent } from './message-queue';
export { Sqs } from './sqs';
