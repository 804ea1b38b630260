import type { Check } from '../../private/checks';
import { checkAccountId, checkEach, checkLength, checkOneOf, checkRegion } from '../../private/checks';
import { checkProduct } from '../../private/finding-products';
import { ComplianceStatus, FindingStatus, RecordState, Severity, WorkflowStatus } from '../finding-enums';
import type { AsffScope, FindingFilter, FindingFilterV2, FindingScope } from '../finding-filter';
import { checkNotEmpty } from './event-pattern';
import { checkAsffResourceType, checkOcsfResourceType } from './resource-types';

type Values = readonly string[] | undefined;

const checkValues = (prop: string, values: Values, check: (prop: string, value: string) => Check): Check => [
  ...checkNotEmpty(prop, values),
  ...checkEach(prop, values, check),
];

const checkEnum = (prop: string, values: Values, accepted: Readonly<Record<string, string>>): Check =>
  checkValues(prop, values, (at, value) => checkOneOf(at, value, Object.values(accepted)));

const upTo = (max: number) => (prop: string, value: string) => checkLength(prop, value, 1, max);

type CheckValue = (prop: string, value: string) => Check;

function checkScope(scope: FindingScope, checkType: CheckValue): Check {
  return [
    ...checkValues('products', scope.products, checkProduct),
    ...checkValues('accountIds', scope.accountIds, checkAccountId),
    ...checkValues('regions', scope.regions, checkRegion),
    ...checkValues('resourceTypes', scope.resourceTypes, (prop, value) => [
      ...upTo(256)(prop, value),
      ...checkType(prop, value),
    ]),
    ...checkValues('controlIds', scope.controlIds, upTo(64)),
    ...checkValues('findingTypes', scope.findingTypes, upTo(256)),
  ];
}

export const checkAsffScope = (scope: AsffScope): Check => [
  ...checkScope(scope, checkAsffResourceType),
  ...checkValues('generatorIdPrefixes', scope.generatorIdPrefixes, upTo(512)),
];

export const checkFindingFilter = (filter: FindingFilter): Check => [
  ...checkEnum('severities', filter.severities, Severity),
  ...checkEnum('workflowStatuses', filter.workflowStatuses, WorkflowStatus),
  ...checkEnum('recordStates', filter.recordStates, RecordState),
  ...checkEnum('complianceStatuses', filter.complianceStatuses, ComplianceStatus),
  ...checkAsffScope(filter),
];

export const checkScopeV2 = (scope: FindingScope): Check => checkScope(scope, checkOcsfResourceType);

export const checkFindingFilterV2 = (filter: FindingFilterV2): Check => [
  ...checkEnum('severities', filter.severities, Severity),
  ...checkEnum('statuses', filter.statuses, FindingStatus),
  ...checkEnum('complianceStatuses', filter.complianceStatuses, ComplianceStatus),
  ...checkScopeV2(filter),
];
