import { checkRetention, functionProblems } from '../delivery/function-checks';
import { workProblems } from '../delivery/work-checks';
import { checkApiUrl } from '../private/api-url';
import type { Check } from '../private/checks';
import {
  checkAccountId,
  checkEach,
  checkInteger,
  checkLength,
  checkPattern,
  checkRegion,
  isToken,
} from '../private/checks';
import { checkEndpointId } from '../private/endpoint-checks';
import { checkPriorityTable } from '../private/severity-checks';
import type { MemberRoleReference } from './member-role-reference';
import { directionsOf } from './private/sync-config';
import { syncWork } from './private/sync-work';
import type { SyncBackDirections, SyncBackEndpoint } from './sync-back-endpoint';
import { WebhookVerification } from './sync-back-endpoint';
import type { SyncBackWebhookOptions, SyncBackWebhookProps } from './sync-back-webhook-props';

/** What is wrong with the webhook's own props. */
export const webhookProblems = (props: SyncBackWebhookProps): Check => [
  ...checkPattern('name', props.name, /^[\w-]{1,56}$/, 'up to 56 letters, digits, `_` and `-`'),
  ...webhookOptionProblems(props),
];

/** What is wrong with how the way back runs. */
export const webhookOptionProblems = (props: SyncBackWebhookOptions): Check => [
  ...checkInteger('throttlingRateLimit', props.throttlingRateLimit, 1, 10_000),
  ...checkInteger('throttlingBurstLimit', props.throttlingBurstLimit, 1, 5000),
  ...checkRetention('accessLogRetentionDays', props.accessLogRetentionDays),
  ...functionProblems('receiveFunction.', props.receiveFunction),
  ...receiveTimeout(props),
  ...functionProblems('syncFunction.', props.syncFunction),
  ...workProblems(
    'work.',
    syncWork(props.work),
    props.syncFunction?.timeoutSeconds,
    props.syncFunction?.reservedConcurrency,
  ),
  ...(props.memberRole ? memberRoleProblems('memberRole.', props.memberRole) : []),
  ...checkHubRegions('hubRegions', props.hubRegions),
];

/** Each Region becomes an ARN of its own in a policy, so their number must be known. */
export function checkHubRegions(prop: string, regions: readonly string[] | undefined): Check {
  if (isToken(regions)) return [`\`${prop}\` must be a list that is known at synth; single Regions need not`];
  return [
    ...(regions?.length === 0 ? [`\`${prop}\` must not be empty: no finding could be updated`] : []),
    ...checkEach(prop, regions, checkRegion),
  ];
}

/** An HTTP API gives up on its integration after 30 seconds. */
const LONGEST_INTEGRATION_SECONDS = 29;

function receiveTimeout({ receiveFunction }: SyncBackWebhookOptions): Check {
  return checkInteger(
    'receiveFunction.timeoutSeconds',
    receiveFunction?.timeoutSeconds,
    1,
    LONGEST_INTEGRATION_SECONDS,
  );
}

export const memberRoleProblems = (prefix: string, role: MemberRoleReference): Check => [
  ...checkPattern(
    `${prefix}roleName`,
    role.roleName,
    /^(?!\/)[\w+=,.@/-]{1,512}(?<!\/)$/,
    'the name of a role, with its path but without the first `/`',
  ),
  ...checkLength(`${prefix}externalId`, role.externalId, 2, 1224),
  ...checkEach(`${prefix}accountIds`, role.accountIds, checkAccountId),
];

/** What is wrong with one vendor's way back; the props are named as they stand in `syncBack`. */
export const syncBackProblems = (endpoint: SyncBackEndpoint, secretProp = 'secret'): Check => [
  ...endpoint.secret._problems(secretProp),
  ...(endpoint.additionalSecrets ?? []).flatMap((secret, index) =>
    secret._problems(`additionalSecrets[${index}]`),
  ),
  ...(endpoint.apiToken?._problems('apiToken') ?? []),
  ...checkApiUrl('apiUrl', endpoint.apiUrl),
  ...checkPriorityTable('priorities', endpoint.priorities),
  ...checkPattern(
    'headerName',
    endpoint.headerName,
    /^[\w!#$%&'*+.^`|~-]{1,100}$/,
    'the name of an HTTP header',
  ),
  ...headerProblem(endpoint),
  ...nothingOnProblem(endpoint),
];

function headerProblem({ headerName, verification }: SyncBackEndpoint): Check {
  if (headerName === undefined || verification === WebhookVerification.HEADER) return [];
  return ['`headerName` is for WebhookVerification.HEADER only: leave it out, or choose that verification'];
}

export function nothingOnProblem(directions: SyncBackDirections): Check {
  const { workflow, note, severity } = directionsOf(directions);
  if (workflow || note || severity) return [];
  return ['one of `workflow`, `note` and `severity` must be on; leave `syncBack` out for none'];
}

/** What is wrong with an endpoint that is added to a webhook which already has some. */
export const addedEndpointProblems = (
  endpoint: SyncBackEndpoint,
  present: readonly SyncBackEndpoint[],
  receiveCodePath: string | undefined,
): Check => [
  ...(endpoint.vendor.isPackaged || receiveCodePath !== undefined
    ? []
    : [
        `\`receiveFunction.codePath\` must be given: the packaged function does not read webhooks of ${endpoint.vendor.vendorName}`,
      ]),
  ...checkEndpointId(endpoint.endpointId),
  ...syncBackProblems(endpoint),
  ...(!isToken(endpoint.endpointId) && present.some(({ endpointId }) => endpointId === endpoint.endpointId)
    ? [`\`endpointId\` must be unique, got twice: ${endpoint.endpointId}`]
    : []),
];
