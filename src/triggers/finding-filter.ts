import type { ComplianceStatus, FindingStatus, RecordState, Severity, WorkflowStatus } from './finding-enums';

/**
 * Which findings are meant, whatever state they are in. Values of one prop are alternatives; all props must hold.
 */
export interface FindingScope {
  /**
   * Products that report the finding: an AWS product by name (`Inspector`, `GuardDuty`, `Macie`), any product in
   * every Region and partition by `company/product` (`prowler/prowler`), or one Region's product by ARN.
   * @default - all products
   */
  readonly products?: string[];

  /**
   * Accounts that the finding is about, 12 digits each.
   * @default - all accounts
   */
  readonly accountIds?: string[];

  /**
   * Regions that the finding is about.
   * @default - all Regions
   */
  readonly regions?: string[];

  /**
   * Types of the affected resources, `AwsS3Bucket` in Security Hub CSPM, `AWS::S3::Bucket` in V2; the common ones are
   * known by either name. One of a finding's resources is enough.
   * @default - all types
   */
  readonly resourceTypes?: string[];

  /**
   * Security controls, e.g. `S3.8`.
   * @default - all controls, and findings that come from no control
   */
  readonly controlIds?: string[];

  /**
   * How the finding's types begin, e.g. `TTPs/Initial Access`; one of a finding's types is enough.
   * @default - all types
   */
  readonly findingTypes?: string[];
}

/** Scope in Security Hub CSPM, whose findings are in the AWS Security Finding Format. */
export interface AsffScope extends FindingScope {
  /**
   * How `GeneratorId` begins, e.g. `security-control/` or `aws-foundational-security-best-practices/`.
   * @default - all generators
   */
  readonly generatorIdPrefixes?: string[];
}

/** Findings of Security Hub CSPM. */
export interface FindingFilter extends AsffScope {
  /**
   * Severity labels.
   * @default - all severities
   */
  readonly severities?: Severity[];

  /**
   * Workflow statuses.
   * @default - all; a trigger takes NEW
   */
  readonly workflowStatuses?: WorkflowStatus[];

  /**
   * Record states.
   * @default - all; a trigger takes ACTIVE
   */
  readonly recordStates?: RecordState[];

  /**
   * Compliance statuses. Findings that have none, such as those of GuardDuty, are left out when this is given.
   * @default - all; a trigger takes all but PASSED, and findings that have none
   */
  readonly complianceStatuses?: ComplianceStatus[];
}

/** Findings of Security Hub V2, which are in the Open Cybersecurity Schema Framework. */
export interface FindingFilterV2 extends FindingScope {
  /**
   * Severities.
   * @default - all severities
   */
  readonly severities?: Severity[];

  /**
   * Statuses.
   * @default - all; a trigger takes NEW
   */
  readonly statuses?: FindingStatus[];

  /**
   * Compliance statuses. Findings that have none are left out when this is given.
   * @default - all; a trigger takes all but PASSED, and findings that have none
   */
  readonly complianceStatuses?: ComplianceStatus[];
}
