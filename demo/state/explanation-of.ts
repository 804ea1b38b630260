import { unmarshall } from '@aws-sdk/util-dynamodb';
import { explain, type ExplainedEndpoint } from '../../src/cli/explain';
import type { World } from '../world/world';

const MOST_LINES = 20;

const lastPart = (arn: string): string => arn.split(':').at(-1) ?? arn;

function endpointOf(world: World, endpointId: string, key: string): ExplainedEndpoint {
  const { deployment, aws } = world.parts;
  const items = deployment.tables
    .flatMap((table) => aws.dynamoDb.items(table))
    .map((item) => unmarshall(item as Parameters<typeof unmarshall>[0]));
  const dead = world.deadLetterQueues.filter(({ settings }) =>
    settings.name.endsWith(`-${endpointId}-dead-letters`),
  );
  return {
    endpointId,
    item: items.find((item) => item['alertKey'] === key && item['endpointId'] === endpointId),
    deadLetters: dead
      .flatMap(({ contents }) => contents)
      .filter(({ body }) => world.keysIn(body).includes(key))
      .map(({ attributes }) => attributes['reason']?.StringValue ?? 'tried too often'),
  };
}

/** Why a finding alerts or does not, in the words of the command line. */
export function explanationOf(world: World, key: string): readonly string[] {
  const { deployment, journal, vendors } = world.parts;
  const logs = journal.of(key).filter(({ kind }) => kind === 'log');
  return explain({
    finding: { ...world.finding(key) },
    rules: deployment.rules.map(({ name, pattern, targetArns }) => ({
      name,
      pattern,
      targets: targetArns.map(lastPart),
    })),
    endpoints: vendors.filter(({ act }) => act).map(({ endpointId }) => endpointOf(world, endpointId, key)),
    logLines: logs.slice(-MOST_LINES).map(({ detail }) => world.parts.secrets.mask(JSON.stringify(detail))),
  });
}
