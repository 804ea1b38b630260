import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorObject, SchemaObject, ValidateFunction } from 'ajv';
import { compileSchema } from './compile-schema';
import { describeSchemaError } from './describe-schema-error';

/** The schema stands beside `package.json`: two folders above this one's parent, in the sources and when built. */
const SCHEMA_FILE = join(__dirname, '..', '..', '..', 'alerting.schema.json');

export const readSchema = (): SchemaObject => JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as SchemaObject;

interface CompiledSchema {
  readonly schema: SchemaObject;
  readonly validate: ValidateFunction;
}

/** Compiling takes a tenth of a second, and the schema does not change while the app runs. */
let compiled: CompiledSchema | undefined;

function compile(): CompiledSchema {
  const schema = readSchema();
  return { schema, validate: compileSchema(schema) };
}

/** All that is wrong with the file's form, one line for each wrong field. */
export function schemaProblems(data: unknown): string[] {
  compiled ??= compile();
  const { schema, validate } = compiled;
  if (validate(data)) return [];
  const lines = meaningful(validate.errors ?? []).map((error) => describeSchemaError(error, schema));
  return [...new Set(lines)];
}

/**
 * A value with alternatives fails once per alternative. One line is enough: the faults inside of the alternative
 * that was meant (they lie deeper in the file), else the list of alternatives.
 */
function meaningful(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf');
  return errors.filter((error) => {
    if (error.propertyName !== undefined || isMissingTag(error)) return false;
    const choice = choices.find(({ instancePath }) => isWithin(error.instancePath, instancePath));
    if (!choice) return true;
    const deeper = errors.some(({ instancePath }) => instancePath.startsWith(`${choice.instancePath}/`));
    return deeper ? error.instancePath !== choice.instancePath : error === choice;
  });
}

const isWithin = (path: string, parent: string): boolean => path === parent || path.startsWith(`${parent}/`);

/** A kind that is missing is reported as a missing field already. */
const isMissingTag = ({ keyword, params }: ErrorObject): boolean =>
  keyword === 'discriminator' && (params as { tagValue?: unknown }).tagValue === undefined;
