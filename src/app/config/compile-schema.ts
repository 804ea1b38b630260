import Ajv, { type SchemaObject, type ValidateFunction } from 'ajv';

/** A module of its own: `npm run synth` has the compiled schema at hand and puts it in the place of this. */
export const compileSchema = (schema: SchemaObject): ValidateFunction =>
  new Ajv({ allErrors: true, verbose: true, discriminator: true }).compile(schema);
