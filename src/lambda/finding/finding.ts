import type { SeverityLabel, WorkflowStatus } from '../../contract/severity';

export type FindingFormat = 'ASFF' | 'OCSF';
export type ComplianceStatus = 'PASSED' | 'WARNING' | 'FAILED' | 'NOT_AVAILABLE';

export interface FindingResource {
  readonly type: string;
  readonly id: string;
  /** The `Name` tag or the last part of the id: what a person calls it. */
  readonly name: string;
  readonly region?: string;
  readonly accountId?: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface VulnerablePackage {
  readonly name: string;
  readonly version?: string;
  readonly fixedInVersion?: string;
  readonly filePath?: string;
  /** How the vendor says to update it, e.g. `yum update kernel`. */
  readonly remediation?: string;
}

export interface Vulnerability {
  /** CVE or vendor id. */
  readonly id: string;
  readonly cvssScore?: number;
  /** Probability of exploitation within 30 days, 0 to 1. */
  readonly epssScore?: number;
  readonly exploitAvailable?: boolean;
  readonly fixAvailable?: 'YES' | 'NO' | 'PARTIAL';
  readonly packages: readonly VulnerablePackage[];
  readonly url?: string;
}

export interface FindingNote {
  readonly text: string;
  readonly updatedBy: string;
  readonly updatedAt?: string;
}

/**
 * What the forwarder knows of a finding, whichever format it came in. Every field is safe to use:
 * what the source leaves out is an empty list, an empty string or undefined, never an exception.
 */
export interface Finding {
  readonly format: FindingFormat;
  /** `sha256(productArn + "|" + id)` in hex: the same for ASFF and OCSF copies of one finding. */
  readonly key: string;
  readonly id: string;
  /** The classic product ARN (`:product/`), also for OCSF, whose own form is `:productv2/`. */
  readonly productArn: string;
  /** OCSF only: what `BatchUpdateFindingsV2` needs. */
  readonly ocsf?: { readonly metadataUid?: string; readonly productUid: string; readonly findingUid: string };
  readonly partition: string;
  readonly accountId: string;
  readonly accountName?: string;
  readonly organizationalUnit?: string;
  readonly region: string;
  readonly product: string;
  readonly company?: string;
  readonly title: string;
  readonly description: string;
  readonly severity: SeverityLabel;
  readonly workflowStatus: WorkflowStatus;
  readonly recordState: 'ACTIVE' | 'ARCHIVED';
  readonly complianceStatus?: ComplianceStatus;
  /** Why a check came out as it did, in the source's words. */
  readonly statusReasons: readonly string[];
  readonly controlId?: string;
  readonly standards: readonly string[];
  readonly generatorId?: string;
  readonly types: readonly string[];
  readonly resources: readonly FindingResource[];
  readonly remediation: { readonly text?: string; readonly url?: string };
  readonly sourceUrl?: string;
  /** As the source wrote them: they need not be dates. */
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly firstObservedAt?: string;
  readonly lastObservedAt?: string;
  readonly vulnerabilities: readonly Vulnerability[];
  /** Facts about the network that the finding carries, as label → value, in the order a person reads them. */
  readonly network: Readonly<Record<string, string>>;
  readonly note?: FindingNote;
  /** Other facts of the product worth showing, as label → value. */
  readonly facts: Readonly<Record<string, string>>;
  readonly userDefinedFields: Readonly<Record<string, string>>;
  /** The finding as it came, for receivers that take all of it. */
  readonly raw: Readonly<Record<string, unknown>>;
}
