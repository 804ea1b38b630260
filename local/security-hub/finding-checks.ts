import type { JsonObject } from './operation';

export const MAX_FINDING_BYTES = 240 * 1024;

const REQUIRED_TEXT: Readonly<Record<string, number>> = {
  SchemaVersion: 10,
  Id: 512,
  ProductArn: 2048,
  GeneratorId: 512,
  AwsAccountId: 12,
  CreatedAt: 40,
  UpdatedAt: 40,
  Title: 256,
  Description: 1024,
};

const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function textProblem(finding: JsonObject, field: string, max: number): string | undefined {
  const value = finding[field];
  if (typeof value !== 'string') return `data should have required property '${field}'`;
  if (value.length < 1 || value.length > max) return `data.${field} should have 1 to ${max} characters`;
  return undefined;
}

function resourceProblem(resources: unknown): string | undefined {
  if (!Array.isArray(resources)) return "data should have required property 'Resources'";
  if (resources.length < 1 || resources.length > 32) return 'data.Resources should have 1 to 32 items';
  const bad = resources.findIndex(
    (item) => !isObject(item) || typeof item['Id'] !== 'string' || typeof item['Type'] !== 'string',
  );
  return bad < 0 ? undefined : `data.Resources[${bad}] should have required properties 'Type' and 'Id'`;
}

function formatProblem(finding: JsonObject): string | undefined {
  if (finding['SchemaVersion'] !== '2018-10-08') return 'data.SchemaVersion should be 2018-10-08';
  for (const field of ['CreatedAt', 'UpdatedAt']) {
    if (Number.isNaN(Date.parse(String(finding[field])))) return `data.${field} should be a date-time`;
  }
  if (finding['Severity'] === undefined && !isObject(finding['FindingProviderFields'])) {
    return "data should have required property 'Severity'";
  }
  return undefined;
}

/** What `BatchImportFindings` objects to in one finding, in the words the service uses. */
export function findingProblem(finding: unknown): string | undefined {
  if (!isObject(finding)) return 'data should be an object';
  for (const [field, max] of Object.entries(REQUIRED_TEXT)) {
    const problem = textProblem(finding, field, max);
    if (problem) return problem;
  }
  return resourceProblem(finding['Resources']) ?? formatProblem(finding);
}

export const byteLength = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
