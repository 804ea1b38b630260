export { QueuePoller } from './queue-poller';
export type { PolledBatch, QueuePollerOptions } from './queue-poller';
