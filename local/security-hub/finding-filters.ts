import { invalidInput } from './api-error';
import type { Finding } from './finding-types';
import type { JsonObject } from './operation';

interface StringFilter {
  readonly Value?: string;
  readonly Comparison?: string;
}

/** Filter attribute → where its values stand in a finding; an array on the way means any of its elements. */
const PATHS: Readonly<Record<string, string>> = {
  Id: 'Id',
  ProductArn: 'ProductArn',
  AwsAccountId: 'AwsAccountId',
  GeneratorId: 'GeneratorId',
  Type: 'Types',
  Title: 'Title',
  Description: 'Description',
  ProductName: 'ProductName',
  CompanyName: 'CompanyName',
  Region: 'Region',
  RecordState: 'RecordState',
  SeverityLabel: 'Severity.Label',
  WorkflowStatus: 'Workflow.Status',
  WorkflowState: 'WorkflowState',
  ComplianceStatus: 'Compliance.Status',
  ComplianceSecurityControlId: 'Compliance.SecurityControlId',
  VerificationState: 'VerificationState',
  ResourceType: 'Resources.Type',
  ResourceId: 'Resources.Id',
  NoteText: 'Note.Text',
  NoteUpdatedBy: 'Note.UpdatedBy',
};

function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [head, ...rest] = path;
  if (head === undefined) return [value];
  return value !== null && typeof value === 'object' ? valuesAt((value as JsonObject)[head], rest) : [];
}

const COMPARISONS: Readonly<Record<string, (actual: string, wanted: string) => boolean>> = {
  EQUALS: (actual, wanted) => actual === wanted,
  PREFIX: (actual, wanted) => actual.startsWith(wanted),
  CONTAINS: (actual, wanted) => actual.includes(wanted),
  NOT_EQUALS: (actual, wanted) => actual !== wanted,
  PREFIX_NOT_EQUALS: (actual, wanted) => !actual.startsWith(wanted),
  NOT_CONTAINS: (actual, wanted) => !actual.includes(wanted),
};

function test(attribute: string, actual: readonly unknown[], filter: StringFilter): boolean {
  const comparison = filter.Comparison ?? '';
  const compare = COMPARISONS[comparison];
  if (!compare || filter.Value === undefined) throw invalidInput(`Filters.${attribute}`);
  const texts = actual.filter((value): value is string => typeof value === 'string');
  const one = (text: string): boolean => compare(text, filter.Value ?? '');
  return comparison.includes('NOT') ? texts.every(one) : texts.some(one);
}

/** Values of one attribute are alternatives, the negative ones all must hold; attributes are joined by AND. */
function attributeHolds(finding: Finding, attribute: string, filters: readonly StringFilter[]): boolean {
  const path = PATHS[attribute];
  if (path === undefined) throw invalidInput(`Filters.${attribute} is not played by this server`);
  const actual = valuesAt(finding, path.split('.'));
  const negative = filters.filter(({ Comparison }) => Comparison?.includes('NOT'));
  const positive = filters.filter((filter) => !negative.includes(filter));
  return (
    negative.every((filter) => test(attribute, actual, filter)) &&
    (positive.length === 0 || positive.some((filter) => test(attribute, actual, filter)))
  );
}

/**
 * A predicate for the `Filters` of GetFindings.
 * @throws ApiError past 10 attributes or 20 values of one, and for attributes that are unknown here.
 */
export function findingFilter(filters: unknown): (finding: Finding) => boolean {
  const entries = Object.entries((filters ?? {}) as Record<string, readonly StringFilter[]>);
  if (entries.length > 10) throw invalidInput('Filters may have at most 10 attributes');
  const long = entries.find(([, values]) => values.length > 20);
  if (long) throw invalidInput(`Filters.${long[0]} may have at most 20 values`);
  return (finding) => entries.every(([attribute, values]) => attributeHolds(finding, attribute, values));
}
