import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';

export type JsonPath = readonly (string | number)[];

/** A JSON value that knows where it was read, so that an error can name file and line. */
export interface Located {
  readonly source: string;
  readonly value: unknown;
  /** Line, from 1, of what is at a path inside the value, or of its closest parent that exists. */
  lineOf(path: JsonPath): number;
}

/** What cannot be read. */
export interface InputProblem {
  readonly source: string;
  readonly line: number;
  readonly message: string;
}

export const problemText = ({ source, line, message }: InputProblem): string =>
  `${source}:${line}: ${message}`;

/** By line within each source, the sources in the order they came. */
export function inOrder(problems: readonly InputProblem[]): readonly InputProblem[] {
  const sources = [...new Set(problems.map(({ source }) => source))];
  return sources.flatMap((source) =>
    problems.filter((problem) => problem.source === source).sort((one, other) => one.line - other.line),
  );
}

export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** A whole text with one JSON value. Positions are worked out only when an error asks for one. */
export function locatedText(source: string, text: string, value: unknown, firstLine = 1): Located {
  let tree: Node | undefined;
  const lineOf = (path: JsonPath): number => {
    tree ??= parseTree(text);
    for (let length = path.length; length >= 0 && tree; length -= 1) {
      const node = findNodeAtLocation(tree, path.slice(0, length));
      if (node) return firstLine - 1 + lineAt(text, node.offset);
    }
    return firstLine;
  };
  return { source, value, lineOf };
}

/** A value inside another one, at the given path. */
export const inside = (outer: Located, path: JsonPath, value: unknown): Located => ({
  source: outer.source,
  value,
  lineOf: (rest) => outer.lineOf([...path, ...rest]),
});
