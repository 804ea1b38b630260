import { readFileSync } from 'node:fs';
import { type ParseError, parse, printParseErrorCode, visit } from 'jsonc-parser';
import { ConfigError } from './config-error';
import { joinPath } from './field-path';

/**
 * Reads a JSON file.
 * @throws ConfigError when it is missing, unreadable, not JSON, or names a field twice: only the last one would
 * count. Node's own parser is not used, because its errors quote the text around the fault, which may be a secret.
 */
export function readJson(file: string): unknown {
  const text = readText(file);
  const errors: ParseError[] = [];
  const data: unknown = parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const problems = [
    ...errors.slice(0, 1).map((error) => syntaxProblem(text, error)),
    ...repeatedFields(text),
  ];
  if (problems.length > 0) throw new ConfigError(file, problems);
  return data;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new ConfigError(file, [
      `cannot be read (${code}): write the file, or name another with ALERTING_CONFIG_FILE`,
    ]);
  }
}

/** Only the first: the parser goes on behind a fault, and what it finds there is mostly its echo. */
function syntaxProblem(text: string, { error, offset }: ParseError): string {
  const before = text.slice(0, offset).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
  return `not valid JSON at ${place}: ${printParseErrorCode(error)}`;
}

function repeatedFields(text: string): string[] {
  const seen = new Set<string>();
  const problems: string[] = [];
  visit(text, {
    onObjectProperty: (name, _offset, _length, line, _column, path) => {
      const field = joinPath([...path().map(String), name]);
      if (seen.has(field)) problems.push(`${field}: stands in the file twice, again in line ${line + 1}`);
      seen.add(field);
    },
  });
  return problems;
}
