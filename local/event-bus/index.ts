export { matchesEvent } from '../../src/cli/explain/event-pattern';
export type { EventPattern } from '../../src/cli/explain/event-pattern';
export { EventBus } from './event-bus';
export type { BusRule } from './event-bus';
