import {
  FindingBus,
  FindingBusSender,
  MemberAccountRole,
  PagerDutyEndpoint,
  SecretReference,
  SecurityHubAlerting,
  SnsEndpoint,
  Trigger,
} from '../../src/index';
import { codeFixture } from '../helpers/function-code';
import { newStack, renderStack } from '../helpers/render-stack';

const secret = (name: string) =>
  SecretReference.fromSecretArn(`arn:aws:secretsmanager:eu-central-1:111122223333:secret:${name}-AbCdEf`);

/** A stack with every construct that writes a policy. */
function everything() {
  const stack = newStack();
  const vendor = {
    principalArns: ['arn:aws:iam::444455556666:root'],
    externalId: 'issued',
    securityHubV2: true,
  };
  const code = { codePath: codeFixture() };
  new SecurityHubAlerting(stack, 'OnCall', {
    name: 'on-call',
    triggers: [Trigger.customAction({ customActionId: 'PageOnCall' }), Trigger.importedFindings()],
    endpoints: [
      SnsEndpoint.compass({ url: 'https://alerts.example.com/sns', syncBack: vendor }),
      new PagerDutyEndpoint({
        routingKey: secret('key'),
        syncBack: { signingSecret: secret('signing') },
        function: { ...code, tracing: true, vpc: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] } },
      }),
    ],
    webhook: { receiveFunction: code, syncFunction: code, memberRole: { roleName: 'sync-member' } },
  });
  const bus = new FindingBus(stack, 'Bus', { name: 'findings', organizationId: 'o-a1b2c3d4e5' });
  new FindingBusSender(stack, 'Sender', { name: 'to-bus', busArn: bus.busArn });
  new MemberAccountRole(stack, 'Member', { syncRoleArn: 'arn:aws:iam::111122223333:role/sync' });
  return renderStack(stack);
}

/** A trust policy has no resource: it is the role's own. */
const list = (value: string | string[] = []) => (Array.isArray(value) ? value : [value]);

test('no statement has a wildcard action', () => {
  const wild = everything()
    .policies()
    .flatMap(({ at, statements }) =>
      statements.flatMap(({ Sid, Action }) =>
        list(Action)
          .filter((action) => action.includes('*'))
          .map((action) => `${at} ${Sid} ${action}`),
      ),
    );
  expect(wild).toEqual([]);
});

const HUB_V2 = 'arn:<partition>:securityhub:<region>:<account>:hubv2/*';
const HUB_V2_REASON = 'AWS makes up the id of a V2 hub; there is one in a Region';
const KEY_REASON = 'in a key policy `*` is the key itself, whose ARN is not known while it is written';
const TRACE_REASON = 'X-Ray has no resources to name';
const NETWORK_REASON = 'Lambda refuses a role that may make network interfaces in some places only';
const MEMBER_REASON =
  "without a list of accounts the role's name alone says which: each role decides whom it trusts";
const LOG_REASON = "a log stream's name is made up by Lambda";

/** Each resource with a wildcard, and why AWS offers nothing narrower. */
const WILDCARDS: Readonly<Record<string, string>> = {
  'aws_iam_role_policy AssumeMemberRole arn:<partition>:iam::*:role/sync-member': MEMBER_REASON,
  'aws_iam_role_policy LambdaMakesNetworkInterfaces *': NETWORK_REASON,
  'aws_iam_role_policy WriteTraces *': TRACE_REASON,
  [`aws_iam_role_policy ReadAndUpdateFindings ${HUB_V2}`]: HUB_V2_REASON,
  'aws_iam_role_policy WriteLogs <aws_cloudwatch_log_group.OnCall_Endpoints_pagerduty_Forwarder_Function_LogGroup.arn>:log-stream:*':
    LOG_REASON,
  'aws_iam_role_policy WriteLogs <aws_cloudwatch_log_group.OnCall_Webhook_Receive_LogGroup.arn>:log-stream:*':
    LOG_REASON,
  'aws_iam_role_policy WriteLogs <aws_cloudwatch_log_group.OnCall_Webhook_Sync_LogGroup.arn>:log-stream:*':
    LOG_REASON,
  'aws_kms_key AccountAdministersKey *': KEY_REASON,
  'aws_kms_key LogsUseKey *': KEY_REASON,
  'aws_kms_key ServicesUseKey *': KEY_REASON,
};

test('only denials are for every resource where AWS offers something narrower', () => {
  const wild = everything()
    .policies()
    .flatMap(({ at, statements }) =>
      statements
        .filter(({ Effect }) => Effect === 'Allow')
        .flatMap(({ Sid, Resource }) =>
          list(Resource)
            .filter((arn) => arn.includes('*'))
            .map((arn) => `${at.split('.')[0]} ${Sid} ${arn}`),
        ),
    );
  expect([...new Set(wild)].sort()).toEqual(Object.keys(WILDCARDS).sort());
});

/** An organization is no principal: a condition says which it is. */
const OF_AN_ORGANIZATION = /"StringEquals":\{"aws:PrincipalOrgID":"o-[a-z0-9]+"\}/;

test('only denials are for everybody', () => {
  const open = everything()
    .policies()
    .flatMap(({ at, statements }) =>
      statements
        .filter(({ Principal, Effect }) => Effect === 'Allow' && JSON.stringify(Principal)?.includes('*'))
        .filter(({ Condition }) => !OF_AN_ORGANIZATION.test(JSON.stringify(Condition)))
        .map(({ Sid }) => `${at} ${Sid}`),
    );
  expect(open).toEqual([]);
});
