import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { lineAt, locatedText, type InputProblem, type Located } from './located';
import type { InputText } from './read-input';

export interface Documents {
  readonly documents: readonly Located[];
  readonly problems: readonly InputProblem[];
}

const STRICT = { disallowComments: true, allowTrailingComma: false };

function syntaxProblem({ source, text }: InputText, firstLine = 1): InputProblem {
  const errors: ParseError[] = [];
  parseTree(text, errors, STRICT);
  const [first] = errors;
  const what = first === undefined ? 'Invalid' : printParseErrorCode(first.error);
  const line = firstLine - 1 + (first === undefined ? 1 : lineAt(text, first.offset));
  return { source, line, message: `not JSON: ${what.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}` };
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** JSON Lines: each line is a document of its own, and a bad one does not spoil the others. */
function parseLines(source: string, lines: readonly string[]): Documents {
  const documents: Located[] = [];
  const problems: InputProblem[] = [];
  lines.forEach((text, index) => {
    if (text.trim() === '') return;
    const result = parsed(text);
    if (result) documents.push(locatedText(source, text, result.value, index + 1));
    else problems.push(syntaxProblem({ source, text }, index + 1));
  });
  return { documents, problems };
}

/** Reads one JSON document, or JSON Lines when the text is several. */
export function parseDocuments(input: InputText): Documents {
  const text = input.text.replace(/^\uFEFF/, '');
  if (text.trim() === '') {
    return { documents: [], problems: [{ source: input.source, line: 1, message: 'holds no JSON' }] };
  }
  const whole = parsed(text);
  if (whole) return { documents: [locatedText(input.source, text, whole.value)], problems: [] };
  const lines = text.split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  if (parsed(first) === undefined) {
    return { documents: [], problems: [syntaxProblem({ source: input.source, text })] };
  }
  return parseLines(input.source, lines);
}
