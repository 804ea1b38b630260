export { loopbackCertificate } from './loopback-certificate';
export type { LoopbackCertificate } from './loopback-certificate';
export { startLoopback } from './loopback-server';
export type { LoopbackOptions, LoopbackServer } from './loopback-server';
export { Recorder } from './recorder';
export { requestBody } from './request-body';
