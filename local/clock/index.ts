export { createClock } from './clock';
export type { Clock } from './clock';
