import { isDead, openCounts, short, type Law } from './law';

export const nothingLost: Law = {
  id: 'L1',
  name: 'Nothing lost',
  says: 'A finding that is active and matches has exactly one open alert at each endpoint, or lies in a dead-letter queue.',
  onlyAtRest: true,
  problems: (models) =>
    models.endpoints.flatMap((endpoint) => {
      const open = openCounts(endpoint);
      return models.findings
        .filter(({ isWanted, key }) => isWanted && !isDead(models, endpoint.endpointId, key))
        .filter(({ key }) => open.get(key) !== 1)
        .map(({ key }) => `${short(key)} is open ${open.get(key) ?? 0} times at ${endpoint.endpointId}`);
    }),
};
