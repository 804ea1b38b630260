import type { VendorAnswer } from '../vendor-server';

/** How a vendor's service is doing. */
export type VendorCondition = 'up' | 'down' | 'slow' | 'throttled';

const SLOW_MILLIS = 1_200;

/** What a service in this condition answers instead of doing its work; undefined when it works. */
export const refusalIn = (condition: VendorCondition): VendorAnswer | undefined => {
  if (condition === 'down') return { status: 503, body: { message: 'Service Unavailable' } };
  if (condition === 'throttled') {
    return { status: 429, headers: { 'retry-after': '10' }, body: { message: 'Too Many Requests' } };
  }
  return undefined;
};

/** A slow service does its work at once and tells of it late: whoever gives up meanwhile cannot know. */
export const lateIn = (condition: VendorCondition, answer: VendorAnswer): VendorAnswer =>
  condition === 'slow' ? { ...answer, delayMillis: SLOW_MILLIS } : answer;
