export { Topic } from './topic';
export type { TopicOptions, TopicSubscription } from './topic';
