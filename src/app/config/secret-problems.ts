import { joinPath } from './field-path';
import { bareSecret, literalSecret } from './literal-secret';

/** Fields that a vendor fills with one of its keys. */
const KEY_FIELDS = new Set(['externalId']);

/** Fields that take a reference in place of the text. */
const REFERENCE_FIELDS = new Set(['url', 'externalId']);

/** Looks at every text of the file: a secret there would end up in version control. */
export function secretProblems(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === 'string') return textProblems(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => secretProblems(item, [...path, key]));
}

function textProblems(text: string, path: readonly string[]): string[] {
  const field = path.at(-1) ?? '';
  const found = KEY_FIELDS.has(field) ? bareSecret(text) : literalSecret(text);
  return found ? [`${joinPath(path)}: holds what looks like a secret (${found}). ${fix(field)}`] : [];
}

function fix(field: string): string {
  if (!REFERENCE_FIELDS.has(field)) return 'Take it out of this file: this field must not carry one';
  const name = field === 'url' ? 'endpoint_url' : 'external_id';
  return (
    `Write { "variable": "${name}" } and set TF_VAR_${name} when you deploy, ` +
    'or refer to { "secretArn": "…" } or { "parameterName": "…" }'
  );
}
