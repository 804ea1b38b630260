import { VENDOR_RECORDS } from '../contract/vendors';
import { checkApiUrl } from '../private/api-url';
import type { Check } from '../private/checks';
import {
  checkAccountId,
  checkArn,
  checkEach,
  checkInteger,
  checkOneOf,
  checkPattern,
  checkRegion,
  isToken,
} from '../private/checks';
import { checkEndpointId } from '../private/endpoint-checks';
import { checkSeverities, checkSeverityTable } from '../private/severity-checks';
import { templateProblems } from '../private/template-problems';
import type { AlertVendor } from './alert-vendor';
import type { FindingForwarderProps } from './finding-forwarder-props';
import type { FindingGuard } from './finding-guard';
import type { ForwarderOptions } from './forwarder-options';
import type { ForwarderRoute } from './forwarder-route';
import { DEFAULT_TIMEOUT_SECONDS, functionProblems } from './function-checks';
import { workProblems } from './work-checks';

const MAX_RESPONDERS = 50;

/** What is wrong with a forwarder's props. */
export const forwarderProblems = (props: FindingForwarderProps): Check => [
  ...checkPattern('name', props.name, /^[\w-]{1,56}$/, 'up to 56 letters, digits, `_` and `-`'),
  ...checkEndpointId(props.endpointId),
  ...checkApiUrl('url', props.url),
  ...Object.entries(props.secrets).flatMap(([name, secret]) => secret._problems(`secrets.${name}`)),
  ...checkSeverityTable('severities', props.severities),
  ...routeProblems(props.routes),
  ...checkArn('ledger.tableArn', props.ledger?.tableArn, 'dynamodb'),
  ...vendorProblems(props.vendor, props.function?.codePath),
  ...forwarderOptionProblems(props),
];

/** What is wrong with a vendor, and with code that does not know it. */
export function vendorProblems({ isPackaged, vendorName }: AlertVendor, codePath: string | undefined): Check {
  if (isPackaged) return [];
  return [
    ...checkPattern(
      'vendorName',
      vendorName,
      /^[a-z][a-z0-9-]{0,19}$/,
      '1 to 20 lower-case letters, digits and `-`, beginning with a letter',
    ),
    ...(Object.keys(VENDOR_RECORDS).includes(vendorName)
      ? [`\`vendorName\` must not be ${vendorName}, which the package knows: use its own endpoint`]
      : []),
    ...(codePath === undefined
      ? [`\`function.codePath\` must be given: the packaged function does not know ${vendorName}`]
      : []),
  ];
}

/** What is wrong with the options that all API endpoints share. */
export const forwarderOptionProblems = (options: ForwarderOptions): Check => [
  ...checkOneOf('grouping', options.grouping, ['NONE', 'FAULT']),
  ...checkInteger('vendorTimeoutSeconds', options.vendorTimeoutSeconds, 1, 60),
  ...vendorTimeoutProblem(options),
  ...checkInteger('batchConcurrency', options.batchConcurrency, 1, 100),
  ...checkInteger('maxMessageSizeBytes', options.maxMessageSizeBytes, 1024, 1_048_576),
  ...(isToken(options.templates) ? [] : templateProblems('templates', options.templates)),
  ...guardProblems(options.guard),
  ...functionProblems('function.', options.function),
  ...workProblems(
    'work.',
    options.work,
    options.function?.timeoutSeconds,
    options.function?.reservedConcurrency,
  ),
];

function vendorTimeoutProblem({ vendorTimeoutSeconds: given, function: own }: ForwarderOptions): Check {
  const timeout = own?.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
  if (given === undefined || isToken(given) || isToken(timeout) || given < timeout) return [];
  return [`\`vendorTimeoutSeconds\` must be less than the function's timeout of ${timeout}, got: ${given}`];
}

export const guardProblems = (guard: FindingGuard = {}): Check => [
  ...checkEach('guard.accounts', guard.accounts, checkAccountId),
  ...checkEach('guard.regions', guard.regions, checkRegion),
  ...checkOneOf('guard.leadingProduct', guard.leadingProduct, ['ASFF', 'OCSF']),
];

export const routeProblems = (routes: readonly ForwarderRoute[] = [], secretProp = 'secret'): Check =>
  routes.flatMap((route, index) => {
    const prefix = `routes[${index}]`;
    return [
      ...checkSeverities(`${prefix}.severities`, route.severities),
      ...checkEach(`${prefix}.accountIds`, route.accountIds, checkAccountId),
      ...(route.secret?._problems(`${prefix}.${secretProp}`) ?? []),
      ...respondersProblem(prefix, route),
      ...emptyRoute(prefix, route),
      ...uselessRoute(prefix, route),
    ];
  });

function respondersProblem(prefix: string, { responders }: ForwarderRoute): Check {
  if (responders === undefined || responders.length <= MAX_RESPONDERS) return [];
  return [`\`${prefix}.responders\` must have at most ${MAX_RESPONDERS}, got: ${responders.length}`];
}

const CONDITIONS = ['severities', 'accountIds', 'accountNames', 'products', 'resourceTags'] as const;

const isGiven = (condition: object | undefined): boolean =>
  condition !== undefined && (isToken(condition) || Object.keys(condition).length > 0);

function emptyRoute(prefix: string, route: ForwarderRoute): Check {
  if (CONDITIONS.some((name) => isGiven(route[name]))) return [];
  return [
    `\`${prefix}\` must have at least one of ${CONDITIONS.join(', ')}: without, it takes every finding and the routes ` +
      'after it none',
  ];
}

function uselessRoute(prefix: string, { secret, team, responders }: ForwarderRoute): Check {
  if (secret ?? team ?? responders) return [];
  return [`\`${prefix}\` must have another key, team or responders: without, it changes nothing`];
}
