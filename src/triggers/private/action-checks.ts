import type { Check } from '../../private/checks';
import { checkLength, checkPattern } from '../../private/checks';

export const checkActionArn = (prop: string, arn: string): Check =>
  checkPattern(
    prop,
    arn,
    /^arn:aws[a-z-]*:securityhub:[a-z0-9-]+:\d{12}:action\/custom\/[0-9A-Za-z]{1,20}$/,
    'the ARN of a custom action (arn:aws:securityhub:REGION:ACCOUNT:action/custom/ID)',
  );

export interface ActionTexts {
  readonly customActionId: string;
  readonly name?: string;
  readonly description?: string;
}

/** Limits of CreateActionTarget. */
export const checkAction = (action: ActionTexts): Check => [
  ...checkPattern(
    'customActionId',
    action.customActionId,
    /^[0-9A-Za-z]{1,20}$/,
    '1 to 20 letters and digits',
  ),
  ...checkLength('name', action.name, 1, 20),
  ...checkPattern(
    'description',
    action.description,
    /\S/,
    'a text: Security Hub accepts no empty description',
  ),
];
