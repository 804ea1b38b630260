import type { Check } from '../private/checks';
import { checkEach, checkInteger, checkPattern, isToken } from '../private/checks';
import { checkRoleName, checkRoleOptions } from '../private/role-checks';
import type { SyncBackOptions, SyncBackRoleProps } from './sync-back-role-props';

const checkPrincipal = (prop: string, value: string): Check =>
  checkPattern(
    prop,
    value,
    /^arn:aws[a-z-]*:(iam::\d{12}:(root|(role|user)\/[\w+=,.@/-]+)|sts::\d{12}:assumed-role\/[\w+=,.@/-]+)$/,
    "the ARN of the vendor's account, role or user (arn:aws:iam::ACCOUNT:root)",
  );

export function checkSyncBack(options: SyncBackOptions): Check {
  const { principalArns, externalId, maxSessionDurationSeconds, workflow, note, severity } = options;
  const nothing = workflow === false && note === false && severity === false;
  return [
    ...(!isToken(principalArns) && principalArns.length === 0
      ? ['`principalArns` must name who may assume the role; the vendor says which account or role that is']
      : []),
    ...checkEach('principalArns', principalArns, checkPrincipal),
    ...checkExternalId(externalId),
    ...checkInteger('maxSessionDurationSeconds', maxSessionDurationSeconds, 3600, 43_200),
    ...(nothing
      ? ['one of `workflow`, `note` and `severity` must be on; leave `syncBack` out for none']
      : []),
  ];
}

/** The value itself is not shown: some vendors issue their API key as external id. */
function checkExternalId(externalId: string): Check {
  if (isToken(externalId) || /^[\w+=,.@:/-]{2,1224}$/.test(externalId)) return [];
  return ['`externalId` must have 2 to 1224 letters, digits and `+=,.@:/-_`, as the vendor issued it'];
}

export const checkSyncBackRole = (props: SyncBackRoleProps): Check => [
  ...checkRoleName('roleName', props.roleName),
  ...checkSyncBack(props),
  ...checkRoleOptions('roleOptions', props.roleOptions),
];
