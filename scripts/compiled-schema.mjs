// The validator of alerting.json as code. Compiling the schema takes longer than the rest of a synthesis of the
// default app, and the schema rarely changes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cache, cached, sha256 } from './cache.mjs';

const require = createRequire(import.meta.url);

/** As in src/app/config/compile-schema.ts. */
const OPTIONS = { allErrors: true, verbose: true, discriminator: true };

function compile(schema) {
  const { default: Ajv } = require('ajv');
  const { default: standaloneCode } = require('ajv/dist/standalone');
  const ajv = new Ajv({ ...OPTIONS, code: { source: true } });
  return standaloneCode(ajv, ajv.compile(schema));
}

/** A CommonJS module whose only export is the validator. */
export function compiledSchema(root) {
  const text = readFileSync(path.join(root, 'alerting.schema.json'), 'utf8');
  const { version } = require('ajv/package.json');
  const name = `schema-${sha256(JSON.stringify([version, OPTIONS, text]))}.js`;
  const known = cached(name);
  if (known !== undefined) return known;
  const code = compile(JSON.parse(text));
  cache(name, code);
  return code;
}
