import { partitionOfRegion } from '../../lambda/finding/arn';
import { isObject } from '../../lambda/finding/json';
import type { Located } from '../input/located';

/** Where findings go that do not say it themselves. */
export interface Target {
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
}

/** Fields that the target fills in where a finding leaves them out. */
const FILLED = ['AwsAccountId', 'ProductArn'] as const;

export const needsAccount = (findings: readonly Located[]): boolean =>
  findings.some(({ value }) => isObject(value) && FILLED.some((field) => value[field] === undefined));

/** The product of an account's own findings. */
export const defaultProductArn = ({ accountId, region }: Target): string =>
  `arn:${partitionOfRegion(region)}:securityhub:${region}:${accountId}:product/${accountId}/default`;

/** The finding with schema version, account, Region and product ARN, each as it is or filled in. */
export function filledIn(finding: Located, target: Target): Located {
  const { value } = finding;
  if (!isObject(value)) return finding;
  const own = typeof value['AwsAccountId'] === 'string' ? value['AwsAccountId'] : target.accountId;
  const defaults = {
    SchemaVersion: '2018-10-08',
    AwsAccountId: target.accountId,
    Region: target.region,
    ProductArn: defaultProductArn({ accountId: own, region: target.region }),
  };
  const stated = Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));
  return { ...finding, value: { ...defaults, ...stated } };
}
