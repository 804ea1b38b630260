import type { AnySchemaObject, ErrorObject } from 'ajv';
import { fieldPath } from './field-path';
import { shownValue } from './shown-value';

/** One line: which field, what was expected, what was got. */
export function describeSchemaError(error: ErrorObject, schema: AnySchemaObject): string {
  const params = error.params as Readonly<Record<string, string>>;
  const at = (property?: string): string => fieldPath(error.instancePath, property);
  const parent = error.parentSchema ?? {};
  switch (error.keyword) {
    case 'required':
      return `${at(params.missingProperty)}: is missing, expected ${expectedProperty(parent, params.missingProperty, schema)}`;
    case 'additionalProperties':
      return `${at(params.additionalProperty)}: is not a known field, expected one of ${Object.keys((parent.properties ?? {}) as object).join(', ')}`;
    case 'propertyNames':
      return `${at()}: expected as a name ${expected(parent.propertyNames as AnySchemaObject, schema)}, got ${shownValue(params.propertyName)}`;
    case 'discriminator':
      return `${at(params.tag)}: expected one of ${discriminatorValues(parent, schema).join(', ')}, got ${shownValue(params.tagValue)}`;
    case 'uniqueItems':
      return `${at()}: expected no value twice, but items ${params.j} and ${params.i} are the same`;
    default: {
      const wanted = limit(error, parent) ?? expected(parent, schema);
      return `${at()}: expected ${wanted}, got ${shownValue(error.data, wanted.includes('secretArn'))}`;
    }
  }
}

/** Words for the keywords whose parent schema does not say all. */
function limit(error: ErrorObject, parent: AnySchemaObject): string | undefined {
  const value = String((error.params as { limit?: number }).limit);
  switch (error.keyword) {
    case 'minItems':
      return `at least ${value} item`;
    case 'minProperties':
      return `at least ${value} entry`;
    case 'minLength':
    case 'maxLength':
      return `${String(parent.minLength ?? 0)} to ${String(parent.maxLength ?? 'any number of')} characters`;
    case 'minimum':
    case 'maximum':
      return `a whole number from ${String(parent.minimum)} to ${String(parent.maximum)}`;
    default:
      return undefined;
  }
}

function expected(schema: AnySchemaObject, root: AnySchemaObject): string {
  const target = resolve(schema, root);
  if (typeof target.title === 'string') return target.title;
  if (Array.isArray(target.enum)) return `one of ${target.enum.join(', ')}`;
  if (target.const !== undefined) return JSON.stringify(target.const);
  return TYPE_WORDS[String(target.type)] ?? 'another value';
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  object: 'an object',
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
};

function expectedProperty(
  parent: AnySchemaObject,
  property: string | undefined,
  root: AnySchemaObject,
): string {
  const properties = (parent.properties ?? {}) as Readonly<Record<string, AnySchemaObject>>;
  const schema = properties[String(property)];
  return schema ? expected(schema, root) : 'a text that says which kind is meant';
}

function resolve(schema: AnySchemaObject, root: AnySchemaObject): AnySchemaObject {
  const name = /^#\/definitions\/(.+)$/.exec(String(schema.$ref))?.[1];
  return name ? ((root.definitions as Readonly<Record<string, AnySchemaObject>>)[name] ?? schema) : schema;
}

function discriminatorValues(parent: AnySchemaObject, root: AnySchemaObject): string[] {
  return (parent.oneOf as AnySchemaObject[]).map((branch) => {
    const properties = resolve(branch, root).properties as Readonly<Record<string, AnySchemaObject>>;
    return String(properties.type?.const);
  });
}
