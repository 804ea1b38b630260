import type { AwsEnvironment } from '../../private/aws-environment';
import type { Check } from '../../private/checks';
import { checkAccountId, checkEach, checkPattern, isToken } from '../../private/checks';
import type { PolicyStatement } from '../../private/policy-document';
import type { FindingBusProps } from '../finding-bus-props';

/** EventBridge takes policies of up to 10,240 characters; the longest ARN of an account has 38, and 3 around it. */
const MOST_ACCOUNTS = 240;

/**
 * Who may send: the organization's accounts or those that are listed, and Security Hub's events alone.
 * `ForAllValues`, because EventBridge keeps the sources of one call as a list.
 */
export const busPolicyStatement = (
  busArn: string,
  { organizationId, accountIds = [] }: FindingBusProps,
  { partition }: AwsEnvironment,
): PolicyStatement => ({
  Sid: 'AccountsSendFindings',
  Effect: 'Allow',
  Principal:
    organizationId === undefined
      ? { AWS: accountIds.map((accountId) => `arn:${partition}:iam::${accountId}:root`) }
      : '*',
  Action: 'events:PutEvents',
  Resource: busArn,
  Condition: {
    ...(organizationId === undefined ? {} : { StringEquals: { 'aws:PrincipalOrgID': organizationId } }),
    'ForAllValues:StringEquals': { 'events:source': 'aws.securityhub' },
  },
});

export const findingBusProblems = (props: FindingBusProps): Check => [
  ...checkPattern(
    'name',
    props.name,
    /^(?!default$)[\w.-]{1,256}$/,
    'up to 256 letters, digits, `.`, `_` and `-`, and not `default`, which every account has already',
  ),
  ...checkPattern(
    'organizationId',
    props.organizationId,
    /^o-[a-z0-9]{10,32}$/,
    'the id of an organization such as o-a1b2c3d4e5',
  ),
  ...checkEach('accountIds', props.accountIds, checkAccountId),
  ...sendersProblem(props),
];

function sendersProblem({ organizationId, accountIds }: FindingBusProps): Check {
  if ((organizationId === undefined) === (accountIds === undefined)) {
    return ['exactly one of `organizationId` and `accountIds` must be given: they say who may send'];
  }
  if (accountIds === undefined || isToken(accountIds)) return [];
  if (accountIds.length > MOST_ACCOUNTS) {
    return [
      `\`accountIds\` must have at most ${MOST_ACCOUNTS} items, got ${accountIds.length}: the policy of a bus has ` +
        'room for no more; use `organizationId`',
    ];
  }
  return accountIds.length > 0 ? [] : ['`accountIds` must not be empty: nobody could send'];
}
