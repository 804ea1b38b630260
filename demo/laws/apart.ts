import type { Law } from './law';

/** Far more than a healthy endpoint needs, far less than an outage lasts. */
const MOST_MILLIS = 300_000;

export const apart: Law = {
  id: 'L8',
  name: 'Apart',
  says: 'A vendor that fails holds up nobody but itself.',
  onlyAtRest: false,
  problems: ({ endpoints }) =>
    endpoints
      .filter(({ condition, oldestMillis }) => condition === 'up' && oldestMillis > MOST_MILLIS)
      .filter(() => endpoints.some(({ condition }) => condition !== 'up'))
      .map(({ endpointId }) => `${endpointId} works, but a message waits there for minutes`),
};
