import { isDead, short, type Law } from './law';

export const orderDoesNotMatter: Law = {
  id: 'L6',
  name: 'Order does not matter',
  says: 'However late, often or out of order messages come, all vendors end with the same state of an alert.',
  onlyAtRest: true,
  problems(models) {
    const [first, ...others] = models.endpoints;
    if (!first) return [];
    const latest = new Map(first.alerts.map(({ key, state }) => [key, state]));
    return others.flatMap((other) => {
      const ends = new Map(other.alerts.map(({ key, state }) => [key, state]));
      return [...ends]
        .filter(([key, state]) => latest.has(key) && latest.get(key) !== state)
        .filter(([key]) => ![first, other].some(({ endpointId }) => isDead(models, endpointId, key)))
        .map(
          ([key, state]) =>
            `${short(key)} is ${latest.get(key)} at ${first.endpointId} and ${state} at ${other.endpointId}`,
        );
    });
  },
};
