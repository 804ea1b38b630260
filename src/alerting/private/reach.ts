import type { AlertEndpointConfig, IAlertEndpoint } from '../../endpoints/alert-endpoint';
import type { ITrigger } from '../../triggers/trigger';

export interface BoundEndpoint {
  readonly endpoint: IAlertEndpoint;
  readonly config: AlertEndpointConfig;
}

/** Whether a trigger's events go to an endpoint. */
export const reaches = ({ endpoints }: ITrigger, { endpointId }: IAlertEndpoint): boolean =>
  endpoints?.includes(endpointId) ?? true;

/**
 * Whether an endpoint cannot share the topic: all subscribers of a topic get all of it, and a trigger that reaches
 * others leaves this endpoint out.
 */
export const needsOwnTopic = (
  endpoint: IAlertEndpoint,
  endpoints: readonly IAlertEndpoint[],
  triggers: readonly ITrigger[],
): boolean => {
  const subscribers = endpoints.filter(({ usesTopic }) => usesTopic);
  return triggers.some(
    (trigger) => !reaches(trigger, endpoint) && subscribers.some((other) => reaches(trigger, other)),
  );
};

/** What only all triggers and endpoints together show; known when nothing more is added. */
export const reachProblems = (
  triggers: readonly ITrigger[],
  endpoints: readonly BoundEndpoint[],
): string[] => [
  ...triggers.flatMap((trigger) => unknownEndpoints(trigger, endpoints)),
  ...triggers.flatMap((trigger) => sharedTopic(trigger, endpoints)),
];

function unknownEndpoints(
  { triggerId, endpoints = [] }: ITrigger,
  bound: readonly BoundEndpoint[],
): string[] {
  const known = bound.map(({ endpoint }) => endpoint.endpointId);
  const unknown = endpoints.filter((id) => !known.includes(id));
  if (unknown.length === 0) return [];
  return [
    `\`endpoints\` of the trigger ${triggerId} must be ids of endpoints (${known.join(', ') || 'there are none'}), ` +
      `got: ${unknown.join(', ')}`,
  ];
}

/** Left over where the topic exists already, or was shared before a trigger was added. */
function sharedTopic(trigger: ITrigger, bound: readonly BoundEndpoint[]): string[] {
  return bound.flatMap(({ endpoint, config }) => {
    const others = bound.filter((other) => other.config.target === config.target);
    const missing = others.filter((other) => !reaches(trigger, other.endpoint));
    if (!reaches(trigger, endpoint) || missing.length === 0) return [];
    const ids = missing.map((other) => other.endpoint.endpointId).join(', ');
    return [
      `\`endpoints\` of the trigger ${trigger.triggerId} has ${endpoint.endpointId} without ${ids}, but they share a ` +
        'topic, and whoever subscribes to a topic gets all of it: name them too, or leave `topic` out and give the ' +
        'trigger to the constructor, so that each gets a topic of its own',
    ];
  });
}
