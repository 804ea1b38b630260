export { EventBus } from './event-bus';
export type { BusRule } from './event-bus';
export { matchesEvent } from './event-pattern';
export type { EventPattern } from './event-pattern';
