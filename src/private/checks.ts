import { Token } from 'cdktf';

/**
 * Checks of single values. Each returns the problem as a list of zero or one line, and none for a token,
 * whose value is not known before apply.
 */
export type Check = readonly string[];

const NONE: Check = [];

export const isToken = (value: unknown): boolean => Token.isUnresolved(value);

/** `shown` cuts what is quoted back, so that an error never floods the terminal. */
const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
};

export function checkPattern(
  prop: string,
  value: string | undefined,
  pattern: RegExp,
  expected: string,
): Check {
  if (value === undefined || isToken(value) || pattern.test(value)) return NONE;
  return [`\`${prop}\` must be ${expected}, got: ${shown(value)}`];
}

export function checkLength(prop: string, value: string | undefined, min: number, max: number): Check {
  if (value === undefined || isToken(value)) return NONE;
  if (value.length >= min && value.length <= max) return NONE;
  return [`\`${prop}\` must have ${min} to ${max} characters, got ${value.length}: ${shown(value)}`];
}

export function checkInteger(prop: string, value: number | undefined, min: number, max: number): Check {
  if (value === undefined || isToken(value)) return NONE;
  if (Number.isInteger(value) && value >= min && value <= max) return NONE;
  return [`\`${prop}\` must be a whole number from ${min} to ${max}, got: ${shown(value)}`];
}

export function checkOneOf(prop: string, value: string | undefined, accepted: readonly string[]): Check {
  if (value === undefined || isToken(value) || accepted.includes(value)) return NONE;
  return [`\`${prop}\` must be one of ${accepted.join(', ')}, got: ${shown(value)}`];
}

export function checkEach(
  prop: string,
  values: readonly string[] | undefined,
  check: (prop: string, value: string) => Check,
): Check {
  if (values === undefined || isToken(values)) return NONE;
  return values.flatMap((value, index) => check(`${prop}[${index}]`, value));
}

export const checkAccountId = (prop: string, value: string | undefined): Check =>
  checkPattern(prop, value, /^\d{12}$/, 'an AWS account id of 12 digits');

export const checkRegion = (prop: string, value: string | undefined): Check =>
  checkPattern(prop, value, /^[a-z]{2,4}(-[a-z]+)+-\d$/, 'an AWS Region such as eu-central-1');

export const checkArn = (prop: string, value: string | undefined, service: string): Check =>
  checkPattern(
    prop,
    value,
    new RegExp(`^arn:aws[a-z-]*:${service}:`),
    `an ARN of ${service} (arn:aws:${service}:…)`,
  );

export const checkHttpsUrl = (prop: string, value: string | undefined): Check =>
  checkPattern(
    prop,
    value,
    /^https:\/\/[^\s/@]+(\/\S*)?$/i,
    'an https:// URL without user name and password',
  );

export function checkJsonObject(prop: string, value: string | undefined): Check {
  if (value === undefined || isToken(value) || isJsonObject(value)) return NONE;
  return [`\`${prop}\` must be a JSON object, got: ${shown(value)}`];
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
