import { deedsByKey, isActive, isDead, openCounts, short, type Law } from './law';

export const noOrphan: Law = {
  id: 'L2',
  name: 'No orphan',
  says: 'An alert is open only while its finding is active, or since a person asked for it.',
  onlyAtRest: true,
  problems(models) {
    const active = new Set(models.findings.flatMap(({ finding, key }) => (isActive(finding) ? key : [])));
    const deeds = deedsByKey(models);
    const isAskedFor = (key: string): boolean => deeds.get(key)?.some(({ does }) => does === 'send') === true;
    return models.endpoints.flatMap((endpoint) =>
      [...openCounts(endpoint).keys()]
        .filter((key) => !active.has(key) && !isAskedFor(key) && !isDead(models, endpoint.endpointId, key))
        .map((key) => `${short(key)} is open at ${endpoint.endpointId}, but its finding is closed`),
    );
  },
};
