import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A place in a file of the bundle, as V8 writes it. */
const PLACE = /(file:\/\/\/[^\s()]+\.mjs):(\d+):(\d+)/g;

const maps = new Map<string, SourceMap | undefined>();

/** A bundle without its map still logs, with the places in the bundle. */
function readMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(file)}.map`, 'utf8')) as SourceMapPayload);
  } catch {
    return undefined;
  }
}

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, readMap(file));
  return maps.get(file);
}

function sourceOf(place: string, file: string, line: string, column: string): string {
  const [row, start] = [Number(line) - 1, Number(column) - 1];
  const entry = mapOf(file)?.findEntry(row, start);
  if (!entry || !('originalSource' in entry) || !entry.originalSource || entry.generatedLine !== row)
    return place;
  return `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}

/**
 * A stack trace from a bundle with the places in the sources. Node.js itself would read the maps of all bundles when
 * the function starts, for a quarter of its cold start; here they are read when there is an error to log.
 */
export const readableStack = (stack: string): string => stack.replace(PLACE, sourceOf);
