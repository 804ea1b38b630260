export type { OutgoingWebhook, VendorAlert, VendorDeed } from './alert';
export type { VendorCondition } from './conditions';
export { startJsm } from './jsm';
export { startPagerDuty } from './pagerduty';
export { startSnsReader } from './sns-reader';
export type { SnsReader } from './sns-reader';
export { WebhookSender } from './webhook-sender';
export type { WebhookDelivery } from './webhook-sender';
