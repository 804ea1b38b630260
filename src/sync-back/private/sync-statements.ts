import type { Construct } from 'constructs';
import { AwsEnvironment } from '../../private/aws-environment';
import { hubStatements } from '../../private/hub-statements';
import type { PolicyStatement } from '../../private/policy-document';
import { ledgerStatement, sendStatement, useKeysStatement } from '../../private/resource-statements';
import { secretStatements } from '../../private/secret-statements';
import type { MemberRoleReference } from '../member-role-reference';
import type { SyncBackEndpoint } from '../sync-back-endpoint';
import type { SyncBackWebhookProps } from '../sync-back-webhook-props';
import { allDirections, verificationSecrets } from './sync-config';

/** What the function that verifies webhooks may do. */
export function receiveStatements(
  scope: Construct,
  endpoints: readonly SyncBackEndpoint[],
  queueArn: string,
  keyArn: string,
): readonly PolicyStatement[] {
  const aws = AwsEnvironment.of(scope);
  const secrets = endpoints.flatMap(verificationSecrets).map((secret) => secret._access(aws));
  return [sendStatement('QueueUpdates', queueArn), useKeysStatement([keyArn]), ...secretStatements(secrets)];
}

/** What the function that updates findings may do, besides working on its queue. */
export function syncStatements(
  scope: Construct,
  endpoints: readonly SyncBackEndpoint[],
  { hubRegions, ledger, memberRole, securityHubV2 = false }: SyncBackWebhookProps,
): readonly PolicyStatement[] {
  const aws = AwsEnvironment.of(scope);
  const tokens = endpoints.flatMap(({ apiToken }) => (apiToken ? [apiToken._access(aws)] : []));
  return [
    ledgerStatement(ledger.tableArn),
    ...secretStatements(tokens),
    ...hubStatements(aws, allDirections(endpoints), securityHubV2, hubRegions),
    ...(memberRole ? [assumeStatement(aws, memberRole)] : []),
  ];
}

/** Without a list of accounts the role's name alone says which role: the roles decide whom they trust. */
const assumeStatement = (
  { partition }: AwsEnvironment,
  { roleName, accountIds = ['*'] }: MemberRoleReference,
): PolicyStatement => ({
  Sid: 'AssumeMemberRole',
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Resource: accountIds.map((accountId) => `arn:${partition}:iam::${accountId}:role/${roleName}`),
});
