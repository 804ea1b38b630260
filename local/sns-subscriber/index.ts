export { isSignedBy } from './sns-message';
export type { SnsMessage } from './sns-message';
export { startSnsSubscriber } from './sns-subscriber';
export type { ReceivedMessage, SnsSubscriber } from './sns-subscriber';
