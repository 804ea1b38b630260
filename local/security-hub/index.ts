export type { Finding, OcsfFinding } from './finding-types';
export type { FindingFault, RequestFault } from './faults';
export type { HubEvent, InsightResults } from './hub-events';
export { SecurityHub } from './security-hub';
export type { EventListener, FindingRef, RecordedCall, SecurityHubOptions } from './security-hub';
export { startSecurityHub } from './security-hub-server';
export type { SecurityHubServer } from './security-hub-server';
