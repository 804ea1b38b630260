import Ajv, { type ValidateFunction } from 'ajv';
import type { InputProblem, Located } from '../input/located';
import { isObject } from '../../lambda/finding/json';
import { ASFF_SCHEMA } from './asff-schema';
import { explain, fieldOf, shown } from './schema-error';

/** Security Hub refuses larger findings: 240 KB of JSON. */
export const MAX_FINDING_BYTES = 240 * 1024;

let compiled: ValidateFunction | undefined;

/** Compiled at the first finding: `--help` does not wait for it. */
const validator = (): ValidateFunction =>
  (compiled ??= new Ajv({ allErrors: true, verbose: true, strict: true, strictRequired: false }).compile(
    ASFF_SCHEMA,
  ));

/** All that Security Hub would refuse in a finding, each with file, line and field. */
export function problemsOfFinding(finding: Located): readonly InputProblem[] {
  const { source, value } = finding;
  if (!isObject(value)) {
    return [
      { source, line: finding.lineOf([]), message: `a finding must be a JSON object, got ${shown(value)}` },
    ];
  }
  const validate = validator();
  validate(value);
  const problems = (validate.errors ?? []).map(explain).filter((problem) => problem !== undefined);
  const bytes = Buffer.byteLength(JSON.stringify(value));
  const size =
    bytes > MAX_FINDING_BYTES
      ? [{ path: [], message: `has ${bytes} bytes of at most ${MAX_FINDING_BYTES}` }]
      : [];
  return [...problems, ...size].map(({ path, message }) => ({
    source,
    line: finding.lineOf(path),
    message: `\`${fieldOf(path) || 'finding'}\` ${message}`,
  }));
}
