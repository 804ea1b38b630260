import type { Check } from './checks';
import { checkArn, checkPattern } from './checks';

interface RolePlace {
  readonly path?: string;
  readonly permissionsBoundaryArn?: string;
}

export const checkRoleName = (prop: string, name: string): Check =>
  checkPattern(prop, name, /^[\w+=,.@-]{1,64}$/, 'up to 64 letters, digits and `+=,.@_-`');

export const checkRoleOptions = (prop: string, options: RolePlace = {}): Check => [
  ...checkPattern(
    `${prop}.path`,
    options.path,
    /^\/([\x21-\x7e]{0,510}\/)?$/,
    'a path that begins and ends with `/`',
  ),
  ...checkArn(`${prop}.permissionsBoundaryArn`, options.permissionsBoundaryArn, 'iam'),
];
