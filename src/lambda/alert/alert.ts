import type { SeverityLabel } from '../../contract/severity';
import type { ComplianceStatus, FindingNote, FindingResource, Vulnerability } from '../finding/finding';

export type { AlertAction } from '../../contract/alert-action';

/** A link for the person on call. */
export interface AlertLink {
  readonly text: string;
  readonly href: string;
}

/** A finding (or an insight) in the words of an alert, the same for all vendors and uncut. */
export interface Alert {
  /** Dedup key: stable for the life of the finding. 64 hex characters. */
  readonly key: string;
  /** What and where, severity first: `[HIGH] S3.8 … on my-bucket (111122223333, eu-west-1)`. */
  readonly title: string;
  /** Plain text, several lines: what is wrong, where, how bad, what to do. */
  readonly description: string;
  readonly severity: SeverityLabel;
  readonly accountId: string;
  readonly accountName?: string;
  readonly region: string;
  readonly product: string;
  readonly controlId?: string;
  readonly complianceStatus?: ComplianceStatus;
  readonly types: readonly string[];
  readonly resources: readonly FindingResource[];
  readonly vulnerabilities: readonly Vulnerability[];
  readonly remediation: { readonly text?: string; readonly url?: string };
  /** The finding in the AWS console, partition-aware. */
  readonly consoleUrl: string;
  readonly links: readonly AlertLink[];
  readonly firstObservedAt?: string;
  readonly lastObservedAt?: string;
  readonly updatedAt?: string;
  readonly note?: FindingNote;
  /** Resource tags, all resources together. */
  readonly tags: Readonly<Record<string, string>>;
  /** Facts in reading order, label → value; each vendor shows as many as fit. */
  readonly details: Readonly<Record<string, string>>;
  readonly finding?: { readonly id: string; readonly productArn: string };
}
