import { productPath } from '../../private/finding-products';
import { ComplianceStatus, RecordState, WorkflowStatus } from '../finding-enums';
import type { AsffScope, FindingFilter } from '../finding-filter';
import type { PatternNode } from './event-pattern';
import { ABSENT, matchers, node, prefix, same } from './event-pattern';
import { asffResourceType } from './resource-types';

/** Fields that do not change while a finding lives. */
function scopeFields(scope: AsffScope) {
  return {
    // The ARN's beginning holds partition and Region; every finding has it, which is not so of `ProductName`.
    ProductArn: matchers(scope.products, productMatcher),
    AwsAccountId: matchers(scope.accountIds, same),
    Region: matchers(scope.regions, same),
    GeneratorId: matchers(scope.generatorIdPrefixes, prefix),
    Types: matchers(scope.findingTypes, prefix),
    Resources: node({ Type: matchers(scope.resourceTypes, asffResourceType) }),
  };
}

function productMatcher(product: string) {
  const path = productPath(product);
  // The ARN of the same product in Security Hub V2 would match nothing here.
  return path === undefined ? product.replace(/:productv2\//, ':product/') : { suffix: `:product/${path}` };
}

export function asffFindings(filter: FindingFilter): PatternNode | undefined {
  return node({
    ...scopeFields(filter),
    Severity: node({ Label: matchers(filter.severities, same) }),
    Workflow: node({ Status: matchers(filter.workflowStatuses, same) }),
    RecordState: matchers(filter.recordStates, same),
    Compliance: node({
      Status: matchers(filter.complianceStatuses, same),
      SecurityControlId: matchers(filter.controlIds, same),
    }),
  });
}

/** What opens an alert unless the filter says otherwise: new, still reported, and not passed where a control says so. */
export function asffOpenings(filter: FindingFilter): PatternNode | undefined {
  const findings = asffFindings({
    ...filter,
    workflowStatuses: filter.workflowStatuses ?? [WorkflowStatus.NEW],
    recordStates: filter.recordStates ?? [RecordState.ACTIVE],
  });
  if (filter.complianceStatuses !== undefined) return findings;
  const { WARNING, FAILED, NOT_AVAILABLE } = ComplianceStatus;
  const compliance = {
    ...(findings?.['Compliance'] as PatternNode),
    Status: [FAILED, WARNING, NOT_AVAILABLE, ABSENT],
  };
  return { ...findings, Compliance: compliance };
}

/**
 * Whatever says that somebody works on a finding or that it is closed. The severity is no condition:
 * a control that passes lowers it to INFORMATIONAL.
 */
export function asffFollowUps(scope: AsffScope): PatternNode {
  const { NOTIFIED, RESOLVED, SUPPRESSED } = WorkflowStatus;
  return {
    ...asffFindings(withoutState(scope)),
    $or: [
      { Workflow: { Status: [NOTIFIED, RESOLVED, SUPPRESSED] } },
      { RecordState: [RecordState.ARCHIVED] },
      { Compliance: { Status: [ComplianceStatus.PASSED] } },
    ],
  };
}

/** A trigger passes its whole filter as scope. */
const withoutState = (scope: AsffScope): FindingFilter => ({
  ...scope,
  severities: undefined,
  workflowStatuses: undefined,
  recordStates: undefined,
  complianceStatuses: undefined,
});
