import { parseArn, partitionOfRegion } from './arn';
import type { Insight } from './insight';
import { asLine, asList, asNumber, asObject, at } from './json';
import { sha256 } from './key';

/** Each result is an object with one entry: what was counted → how many findings. */
const resultsOf = (list: unknown): Insight['results'] =>
  asList(list).flatMap((item) =>
    Object.entries(asObject(item)).map(([value, count]) => ({
      value: asLine(value) ?? '(none)',
      count: asNumber(count) ?? 0,
    })),
  );

/** The insight that a person sent with a custom action. */
export function insightOf(
  detail: unknown,
  event: { accountId: string; region: string; eventId: string },
): Insight {
  const arn = asLine(at(detail, 'insightArn')) ?? '';
  const name = asLine(at(detail, 'insightName')) ?? (arn || 'unnamed insight');
  return {
    key: sha256(arn || `${event.accountId}|${event.region}|${name}`),
    arn,
    name,
    resultType: asLine(at(detail, 'resultType')) ?? '',
    results: resultsOf(at(detail, 'insightResults')),
    accountId: event.accountId,
    region: event.region,
    partition: parseArn(arn)?.partition || partitionOfRegion(event.region),
    actionName: asLine(at(detail, 'actionName')) ?? '',
  };
}
