import { parseArn, partitionOfRegion } from '../arn';
import { asLine, asList, at } from '../json';

/** Where a finding belongs. */
export interface Place {
  readonly partition: string;
  readonly accountId: string;
  readonly region: string;
}

/** Account, Region and partition, each from the most exact field that has it. */
export function placeOfAsff(finding: unknown, event: { accountId: string; region: string }): Place {
  const product = parseArn(asLine(at(finding, 'ProductArn')));
  const resource = asList(at(finding, 'Resources'))[0];
  const region =
    asLine(at(finding, 'Region')) ?? asLine(at(resource, 'Region')) ?? (product?.region || event.region);
  return {
    region,
    accountId: asLine(at(finding, 'AwsAccountId')) ?? event.accountId,
    partition: product?.partition || (asLine(at(resource, 'Partition')) ?? partitionOfRegion(region)),
  };
}
