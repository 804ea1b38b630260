import { invalidInput } from './api-error';
import type { Finding } from './finding-types';
import type { JsonObject } from './operation';
import { isLabel, completeSeverity } from './severity';

const WORKFLOW = ['NEW', 'NOTIFIED', 'RESOLVED', 'SUPPRESSED'];
const VERIFICATION = ['UNKNOWN', 'TRUE_POSITIVE', 'FALSE_POSITIVE', 'BENIGN_POSITIVE'];

type Check = (value: unknown) => boolean;

const field = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' ? (value as JsonObject)[name] : undefined;

const textUpTo =
  (max: number): Check =>
  (value) =>
    typeof value === 'string' && value.length >= 1 && value.length <= max;

const percent: Check = (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100;

const shortMap: Check = (value) =>
  value !== null &&
  typeof value === 'object' &&
  Object.keys(value).length <= 50 &&
  Object.entries(value).every(([key, text]) => textUpTo(128)(key) && textUpTo(1024)(text));

/** Every field that a customer may change, with what the service accepts in it. */
const FIELDS: Readonly<Record<string, Check>> = {
  Note: (note) => textUpTo(512)(field(note, 'Text')) && textUpTo(512)(field(note, 'UpdatedBy')),
  Severity: (severity) => isLabel(field(severity, 'Label')) || percent(field(severity, 'Normalized')),
  Workflow: (workflow) => WORKFLOW.includes(String(field(workflow, 'Status'))),
  VerificationState: (state) => VERIFICATION.includes(String(state)),
  Confidence: percent,
  Criticality: percent,
  Types: (types) => Array.isArray(types) && types.length <= 50 && types.every(textUpTo(256)),
  UserDefinedFields: shortMap,
  RelatedFindings: (related) => Array.isArray(related) && related.length <= 10,
};

export type FindingChange = Partial<Finding>;

/**
 * The change that a `BatchUpdateFindings` body asks for.
 * @throws ApiError when a value is out of range, or when nothing is to be changed.
 */
export function changeIn(body: JsonObject, nowIso: string): FindingChange {
  const named = Object.keys(FIELDS).filter((name) => body[name] !== undefined);
  const bad = named.find((name) => !FIELDS[name]?.(body[name]));
  if (bad) throw invalidInput(bad);
  if (named.length === 0) throw invalidInput('no field to update');
  const change: FindingChange = Object.fromEntries(named.map((name) => [name, body[name]]));
  return {
    ...change,
    ...(change.Severity ? { Severity: completeSeverity(change.Severity) } : {}),
    ...(change.Note ? { Note: { ...change.Note, UpdatedAt: nowIso } } : {}),
  };
}
