import type { Check } from '../../private/checks';
import { checkLength, checkPattern } from '../../private/checks';
import { checkRoleName, checkRoleOptions } from '../../private/role-checks';
import type { MemberAccountRoleProps } from '../member-account-role-props';
import { checkHubRegions, nothingOnProblem } from '../webhook-checks';

/** What is wrong with the props of a member account's role. */
export const memberAccountRoleProblems = (props: MemberAccountRoleProps): Check => [
  ...checkPattern(
    'syncRoleArn',
    props.syncRoleArn,
    /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
    'the ARN of a role (arn:aws:iam::ACCOUNT:role/NAME)',
  ),
  ...(props.roleName === undefined ? [] : checkRoleName('roleName', props.roleName)),
  ...checkLength('externalId', props.externalId, 2, 1224),
  ...checkHubRegions('regions', props.regions),
  ...checkRoleOptions('roleOptions', props.roleOptions),
  ...nothingOnProblem(props),
];
