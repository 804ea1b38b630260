import type { ErrorObject } from 'ajv';
import type { JsonPath } from '../input/located';
import { ASFF_FIELDS } from './asff-schema';
import { nearest } from '../../private/nearest';

/** `/Resources/0/Tags/a~1b` → `["Resources", 0, "Tags", "a/b"]`. */
const pathOf = (pointer: string): JsonPath =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

export const fieldOf = (path: JsonPath): string =>
  path.reduce<string>(
    (field, step) =>
      typeof step === 'number' ? `${field}[${step}]` : field === '' ? step : `${field}.${step}`,
    '',
  );

export function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}

function meant(field: string): string {
  const near = nearest(field, ASFF_FIELDS);
  return near === undefined ? '' : `; did you mean \`${near}\`?`;
}

/** The choice as a whole is reported instead of each way to make it. */
const isPartOfChoice = (error: ErrorObject): boolean => /\/(anyOf|allOf)\//.test(error.schemaPath);

const tooMuch = ({ data, keyword, params }: ErrorObject): string => {
  const [unit, got] = keyword === 'maxItems' ? ['items', data as unknown[]] : ['characters', String(data)];
  return `must have at most ${String((params as { limit: number }).limit)} ${unit}, got ${got.length}`;
};

/** What is wrong, as `field: expected …, got …`; undefined for errors that another one explains better. */
export function explain(
  error: ErrorObject,
): { readonly path: JsonPath; readonly message: string } | undefined {
  const path = pathOf(error.instancePath);
  const params = error.params as Readonly<Record<string, unknown>>;
  const expected = (error.parentSchema as { description?: string } | undefined)?.description;
  const got = shown(error.data);
  switch (error.keyword) {
    case 'required':
      return isPartOfChoice(error)
        ? undefined
        : { path: [...path, String(params['missingProperty'])], message: 'is missing' };
    case 'anyOf':
      return { path, message: `must have ${expected}` };
    case 'additionalProperties': {
      const name = String(params['additionalProperty']);
      return { path: [...path, name], message: `is no field of ASFF${path.length === 0 ? meant(name) : ''}` };
    }
    case 'enum':
      return {
        path,
        message: `must be one of ${(params['allowedValues'] as string[]).join(', ')}, got ${got}`,
      };
    case 'const':
      return { path, message: `must be ${shown(params['allowedValue'])}, got ${got}` };
    case 'maxLength':
    case 'maxItems':
      return { path, message: tooMuch(error) };
    case 'pattern':
      return { path, message: `must be ${expected}, got ${got}` };
    default:
      return { path, message: `${error.message}, got ${got}` };
  }
}
