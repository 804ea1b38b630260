import { openCounts, short, type Law } from './law';

export const nothingDoubled: Law = {
  id: 'L3',
  name: 'Nothing doubled',
  says: 'Never two open alerts for one finding at one endpoint; a call is repeated only where its outcome is unknown.',
  onlyAtRest: false,
  problems: ({ endpoints }) =>
    endpoints.flatMap((endpoint) => [
      ...[...openCounts(endpoint)]
        .filter(([, count]) => count > 1)
        .map(([key, count]) => `${short(key)} is open ${count} times at ${endpoint.endpointId}`),
      ...endpoint.repeats.map((key) => `${endpoint.endpointId} was told the same twice about ${short(key)}`),
    ]),
};
