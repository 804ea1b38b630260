import { productPath } from '../../private/finding-products';
import { ComplianceStatus, FindingStatus, Severity } from '../finding-enums';
import type { FindingFilterV2, FindingScope } from '../finding-filter';
import type { PatternNode } from './event-pattern';
import { ABSENT, matchers, node, prefix, same } from './event-pattern';
import { ocsfResourceType } from './resource-types';

/** Ids of the OCSF dictionary. Fatal has no label of its own in the other format. */
const SEVERITY_IDS: Readonly<Record<Severity, readonly number[]>> = {
  [Severity.INFORMATIONAL]: [1],
  [Severity.LOW]: [2],
  [Severity.MEDIUM]: [3],
  [Severity.HIGH]: [4],
  [Severity.CRITICAL]: [5, 6],
};

const STATUS_IDS: Readonly<Record<FindingStatus, number>> = {
  [FindingStatus.NEW]: 1,
  [FindingStatus.IN_PROGRESS]: 2,
  [FindingStatus.SUPPRESSED]: 3,
  [FindingStatus.RESOLVED]: 4,
  [FindingStatus.ARCHIVED]: 5,
};
const DELETED = 6;

const COMPLIANCE_CAPTIONS: Readonly<Record<ComplianceStatus, readonly string[]>> = {
  [ComplianceStatus.PASSED]: ['Pass'],
  [ComplianceStatus.WARNING]: ['Warning'],
  [ComplianceStatus.FAILED]: ['Fail'],
  [ComplianceStatus.NOT_AVAILABLE]: ['Unknown', 'Other'],
};

/** `activity_id` of a finding that its product has closed. */
const CLOSE = 3;

const productMatcher = (product: string) => {
  const path = productPath(product);
  // The ARN of the same product in Security Hub CSPM would match nothing here.
  return path === undefined ? product.replace(/:product\//, ':productv2/') : { suffix: `:productv2/${path}` };
};

export function ocsfFindings(filter: FindingFilterV2): PatternNode | undefined {
  return node({
    metadata: node({ product: node({ uid: matchers(filter.products, productMatcher) }) }),
    cloud: node({
      account: node({ uid: matchers(filter.accountIds, same) }),
      region: matchers(filter.regions, same),
    }),
    finding_info: node({ types: matchers(filter.findingTypes, prefix) }),
    resources: node({ type: matchers(filter.resourceTypes, ocsfResourceType) }),
    severity_id: matchers(filter.severities, (severity) => SEVERITY_IDS[severity]),
    status_id: matchers(filter.statuses, (status) => STATUS_IDS[status]),
    compliance: node({
      status: matchers(filter.complianceStatuses, (status) => COMPLIANCE_CAPTIONS[status]),
      control: matchers(filter.controlIds, same),
    }),
  });
}

/** What opens an alert unless the filter says otherwise: new, not closed, and not passed where a control says so. */
export function ocsfOpenings(filter: FindingFilterV2): PatternNode | undefined {
  const findings = ocsfFindings({ ...filter, statuses: filter.statuses ?? [FindingStatus.NEW] });
  const open = { ...findings, activity_id: [{ 'anything-but': [CLOSE] }, ABSENT] };
  if (filter.complianceStatuses !== undefined) return open;
  const notPassed = [{ 'anything-but': COMPLIANCE_CAPTIONS[ComplianceStatus.PASSED] }, ABSENT];
  return { ...open, compliance: { ...(findings?.['compliance'] as PatternNode), status: notPassed } };
}

/** Whatever says that somebody works on a finding or that it is closed. */
export function ocsfFollowUps(scope: FindingScope): PatternNode {
  const later = Object.values(STATUS_IDS).filter((id) => id !== STATUS_IDS[FindingStatus.NEW]);
  return {
    ...ocsfFindings({ ...scope, severities: undefined, statuses: undefined, complianceStatuses: undefined }),
    $or: [
      { status_id: [...later, DELETED] },
      { activity_id: [CLOSE] },
      { compliance: { status: COMPLIANCE_CAPTIONS[ComplianceStatus.PASSED] } },
    ],
  };
}
