import { validation } from './api-error';
import type { OcsfFinding } from './finding-types';
import type { JsonObject } from './operation';

interface OcsfStringFilter {
  readonly FieldName: string;
  readonly Filter: { readonly Value?: string; readonly Comparison?: string };
}

interface Composite {
  readonly StringFilters?: readonly OcsfStringFilter[];
  readonly Operator?: 'AND' | 'OR';
}

/** The value at a dotted OCSF path such as `metadata.uid`. */
const valueAt = (finding: OcsfFinding, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, field) =>
        value !== null && typeof value === 'object' ? (value as JsonObject)[field] : undefined,
      finding,
    );

function holds(finding: OcsfFinding, { FieldName, Filter }: OcsfStringFilter): boolean {
  const actual = valueAt(finding, FieldName);
  if (Filter.Comparison === 'EQUALS') return actual === Filter.Value;
  if (Filter.Comparison === 'NOT_EQUALS') return actual !== Filter.Value;
  throw validation(`Comparison ${Filter.Comparison} of ${FieldName} is not played by this server`);
}

function compositeHolds(finding: OcsfFinding, { StringFilters = [], Operator }: Composite): boolean {
  const results = StringFilters.map((filter) => holds(finding, filter));
  return Operator === 'OR' ? results.some(Boolean) : results.every(Boolean);
}

/** A predicate for the string filters of GetFindingsV2. */
export function ocsfFilter(filters: unknown): (finding: OcsfFinding) => boolean {
  const { CompositeFilters = [], CompositeOperator } = (filters ?? {}) as {
    CompositeFilters?: readonly Composite[];
    CompositeOperator?: 'AND' | 'OR';
  };
  if (CompositeFilters.length > 10) throw validation('Filters may have at most 10 composite filters');
  return (finding) => {
    const results = CompositeFilters.map((composite) => compositeHolds(finding, composite));
    return CompositeOperator === 'OR' ? results.some(Boolean) : results.every(Boolean);
  };
}
