import { TerraformVariable } from 'cdktf';
import { SecurityHubAlerting } from '../../src/alerting/security-hub-alerting';
import type { SnsRoleEndpointOptions } from '../../src/endpoints/sns-endpoint';
import { SnsEndpoint } from '../../src/endpoints/sns-endpoint';
import { Trigger } from '../../src/triggers/trigger';
import { annotations, newStack, renderStack } from '../helpers/render-stack';

const URL = 'https://alerts.example.com/sns';
const SYNC_BACK = { principalArns: ['arn:aws:iam::444455556666:root'], externalId: 'issued' };

function deploy(...endpoints: SnsEndpoint[]) {
  const stack = newStack();
  const alerting = new SecurityHubAlerting(stack, 'OnCall', {
    name: 'on-call',
    triggers: [Trigger.importedFindings()],
    endpoints,
  });
  return { stack, alerting };
}

test.each([
  ['ilert', SnsEndpoint.ilert({ url: URL }), true],
  ['compass', SnsEndpoint.compass({ url: URL }), true],
  ['pagerduty', SnsEndpoint.pagerDuty({ url: URL }), true],
  ['sns', SnsEndpoint.generic({ url: URL }), false],
])('%s by default', (endpointId, endpoint, autoConfirms) => {
  const { stack, alerting } = deploy(endpoint);
  const rendered = renderStack(stack);
  expect(endpoint.endpointId).toBe(endpointId);
  expect(rendered.one('aws_sns_topic_subscription')).toMatchObject({
    endpoint: URL,
    endpoint_auto_confirms: autoConfirms,
    raw_message_delivery: false,
  });
  expect(rendered.one('aws_sqs_queue', `OnCall_Endpoints_${endpointId}`)).toMatchObject({
    name: `on-call-${endpointId}-dead-letters`,
  });
  expect(rendered.all('aws_iam_role')).toEqual({});
  expect(alerting.endpointConfig(endpointId)?.takesFollowUps).toBe(false);
});

test('options of the subscription reach it', () => {
  const options = { url: URL, maxReceivesPerSecond: 1, endpointAutoConfirms: false, endpointId: 'second' };
  const { stack } = deploy(SnsEndpoint.ilert(options));
  const rendered = renderStack(stack);
  expect(rendered.one('aws_sns_topic_subscription')).toMatchObject({ endpoint_auto_confirms: false });
  expect(rendered.document('aws_sns_topic_subscription', 'delivery_policy')).toMatchObject({
    throttlePolicy: { maxReceivesPerSecond: 1 },
  });
});

test.each([
  [SnsEndpoint.compass({ url: URL, syncBack: SYNC_BACK }), 'jsmSecurityHubRole-on-call'],
  [
    SnsEndpoint.compass({ url: URL, syncBack: SYNC_BACK, endpointId: 'jsm-eu' }),
    'jsmSecurityHubRole-on-call-jsm-eu',
  ],
  [
    SnsEndpoint.compass({ url: URL, syncBack: { ...SYNC_BACK, roleName: 'jsmSecurityHubRole7' } }),
    'jsmSecurityHubRole7',
  ],
  [SnsEndpoint.generic({ url: URL, syncBack: SYNC_BACK }), 'on-call-sns'],
])('name of the role that the vendor assumes: %#', (endpoint, name) => {
  const { stack, alerting } = deploy(endpoint);
  expect(renderStack(stack).one('aws_iam_role')).toMatchObject({ name });
  expect(alerting.syncBackRoles.map((role) => role.roleName)).toEqual([name]);
});

test('directions reach the role', () => {
  const { stack } = deploy(SnsEndpoint.compass({ url: URL, syncBack: { ...SYNC_BACK, severity: false } }));
  const sids = renderStack(stack)
    .statements('aws_iam_role_policy')
    .map(({ Sid }) => Sid);
  expect(sids).toContain('DenySeverityLabel');
  expect(sids).not.toContain('DenyNoteText');
});

test('a URL that is known only at apply', () => {
  const endpoint = (stack = newStack()) =>
    SnsEndpoint.ilert({ url: new TerraformVariable(stack, 'url', { sensitive: true }).stringValue });
  expect(endpoint().problems()).toEqual([]);
});

test('a literal URL with a key is a warning', () => {
  const { stack } = deploy(SnsEndpoint.compass({ url: `${URL}?apiKey=marked` }));
  expect(annotations(stack, 'warn')).toContainEqual(expect.stringContaining('seems to hold a key'));
});

test.each<[Partial<SnsRoleEndpointOptions>, string]>([
  [
    { url: 'http://alerts.example.com' },
    '`url` must be an https:// URL without user name and password, got: http://alerts.example.com/…',
  ],
  [
    { endpointId: 'a b' },
    '`endpointId` must be 1 to 20 letters, digits and `-`, beginning with a letter or digit, got: "a b"',
  ],
  [
    { syncBack: { ...SYNC_BACK, principalArns: [] } },
    'syncBack: `principalArns` must name who may assume the role; the vendor says which account or role that is',
  ],
  [
    { syncBack: { ...SYNC_BACK, roleName: 'myRole' } },
    'syncBack: `roleName` must begin with jsmSecurityHubRole, which Atlassian looks for, got: "myRole"',
  ],
])('refuses %j', (options, problem) => {
  expect(SnsEndpoint.compass({ url: URL, ...options }).problems()).toEqual([problem]);
});

test('other vendors take any role name', () => {
  const syncBack = { ...SYNC_BACK, roleName: 'myRole' };
  expect(SnsEndpoint.generic({ url: URL, syncBack }).problems()).toEqual([]);
});
