export { JsmAlerts } from './alerts';
export { startJsm } from './jsm';
export type { JsmOptions } from './jsm';
