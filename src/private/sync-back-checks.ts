import type { RoleOptions } from '../role-options';
import type { SyncBackOptions, SyncBackRoleProps } from '../sync-back/sync-back-role';
import type { Check } from './checks';
import { checkArn, checkEach, checkInteger, checkPattern, isToken } from './checks';

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

export const checkRoleName = (prop: string, name: string): Check =>
  checkPattern(prop, name, /^[\w+=,.@-]{1,64}$/, 'up to 64 letters, digits and `+=,.@_-`');

export const checkRoleOptions = (prop: string, options: RoleOptions = {}): Check => [
  ...checkPattern(
    `${prop}.path`,
    options.path,
    /^\/([\x21-\x7e]{0,510}\/)?$/,
    'a path that begins and ends with `/`',
  ),
  ...checkArn(`${prop}.permissionsBoundaryArn`, options.permissionsBoundaryArn, 'iam'),
];

export const checkSyncBackRole = (props: SyncBackRoleProps): Check => [
  ...checkRoleName('roleName', props.roleName),
  ...checkSyncBack(props),
  ...checkRoleOptions('roleOptions', props.roleOptions),
];
