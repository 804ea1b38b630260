import type { SeverityLabel, WorkflowStatus } from '../../../src/contract/severity';
import { alertKey } from '../../../src/lambda/finding/key';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-central-1';

/** What a finding is, whatever happens to it. */
export interface FindingName {
  readonly index: number;
  readonly id: string;
  readonly productArn: string;
  /** Key of its alert where findings are not grouped. */
  readonly key: string;
  readonly asff: Readonly<Record<string, unknown>>;
}

/** What of a finding changes. */
export interface FindingState {
  readonly workflow: WorkflowStatus;
  readonly severity: SeverityLabel;
  readonly recordState: 'ACTIVE' | 'ARCHIVED';
  readonly compliance?: 'PASSED' | 'FAILED';
  readonly note?: { readonly text: string; readonly updatedBy: string; readonly updatedAt: string };
}

/** Nobody needs to work on it any more. */
export const isClosed = ({ workflow, recordState, compliance }: FindingState): boolean =>
  workflow === 'RESOLVED' ||
  workflow === 'SUPPRESSED' ||
  recordState === 'ARCHIVED' ||
  compliance === 'PASSED';

/** It deserves an alert of its own accord. */
export const isActive = (state: FindingState): boolean => !isClosed(state) && state.workflow === 'NEW';

const control = (standard: string) => ({
  GeneratorId: `${standard}/S3.8`,
  Types: ['Software and Configuration Checks'],
  Title: 'Buckets should block public access',
  Resources: [{ Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::shop-invoices' }],
});

const HOST = { Type: 'AwsEc2Instance', Id: `arn:aws:ec2:${REGION}:${ACCOUNT}:instance/i-1` };

/** The first two are one fault in two standards: with the grouping FAULT they share an alert. */
const KINDS = [
  { product: 'aws/securityhub', fields: control('cis'), isControl: true },
  { product: 'aws/securityhub', fields: control('fsbp'), isControl: true },
  {
    product: 'aws/guardduty',
    fields: { GeneratorId: 'g', Types: ['TTPs'], Title: 'SSH brute force', Resources: [HOST] },
    isControl: false,
  },
];

export const FINDINGS: readonly (FindingName & { readonly isControl: boolean })[] = KINDS.map(
  ({ product, fields, isControl }, index) => {
    const productArn = `arn:aws:securityhub:${REGION}::product/${product}`;
    const id = `arn:aws:securityhub:${REGION}:${ACCOUNT}:finding/${index}`;
    const asff = {
      SchemaVersion: '2018-10-08',
      Id: id,
      ProductArn: productArn,
      AwsAccountId: ACCOUNT,
      Region: REGION,
      Description: 'Made up for the simulation.',
      CreatedAt: '2026-01-01T00:00:00Z',
      UpdatedAt: '2026-01-01T00:00:00Z',
      ...fields,
    };
    return { index, id, productArn, key: alertKey(productArn, id), asff, isControl };
  },
);

/** The finding as Security Hub sends and answers it. */
export function asffOf({ asff, index }: FindingName, state: FindingState): Readonly<Record<string, unknown>> {
  const { workflow, severity, recordState, compliance, note } = state;
  const isControl = FINDINGS[index]?.isControl === true;
  return {
    ...asff,
    Severity: { Label: severity },
    Workflow: { Status: workflow },
    RecordState: recordState,
    ...(isControl && { Compliance: { Status: compliance ?? 'FAILED', SecurityControlId: 'S3.8' } }),
    ...(note && { Note: { Text: note.text, UpdatedBy: note.updatedBy, UpdatedAt: note.updatedAt } }),
  };
}

export const wholeSecond = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
