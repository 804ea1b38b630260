export { PagerDutyIncidents } from './incidents';
export { startPagerDuty } from './pagerduty';
export type { PagerDutyOptions } from './pagerduty';
