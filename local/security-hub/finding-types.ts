import type { AwsSecurityFinding } from '@aws-sdk/client-securityhub';

/** A finding in the AWS Security Finding Format, as stored: identity is certain, the rest as it was sent. */
export type Finding = AwsSecurityFinding & { readonly Id: string; readonly ProductArn: string };

/** A finding of Security Hub V2: only what addresses and changes it is typed. */
export interface OcsfFinding {
  readonly [field: string]: unknown;
  readonly metadata: { readonly uid: string; readonly product?: { readonly uid?: string } };
  readonly cloud?: { readonly account?: { readonly uid?: string } };
  readonly finding_info?: { readonly [field: string]: unknown; readonly uid?: string };
  readonly status_id?: number;
  readonly severity_id?: number;
  readonly comment?: string;
}

export const findingKey = (id: string, productArn: string): string => `${productArn}|${id}`;
