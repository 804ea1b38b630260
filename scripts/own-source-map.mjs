// Source maps of bundles, cut down to the project's own lines: the libraries' part is half of a zip
// and leads to files that nobody has at hand.
import { decode, encode } from '@jridgewell/sourcemap-codec';

const isOwn = (source) => /^(\.\.\/)*src\//.test(source);

/** Segments of one line: own ones keep their place, the first foreign one after them ends it. */
function ownSegments(line, newIndex) {
  const kept = [];
  let inside = false;
  for (const [column, source, ...rest] of line) {
    const index = source === undefined ? undefined : newIndex.get(source);
    if (index !== undefined) kept.push([column, index, rest[0], rest[1]]);
    else if (inside) kept.push([column]);
    inside = index !== undefined;
  }
  return kept;
}

/** @param {string} json a source map as esbuild writes it */
export function ownSourceMap(json) {
  const map = JSON.parse(json);
  const own = map.sources.map((source, index) => ({ source, index })).filter(({ source }) => isOwn(source));
  const newIndex = new Map(own.map(({ index }, position) => [index, position]));
  const mappings = encode(decode(map.mappings).map((line) => ownSegments(line, newIndex)));
  // Paths as in the repository, wherever the zip is unpacked.
  const sources = own.map(({ source }) => source.replace(/^(\.\.\/)+/, ''));
  return JSON.stringify({ version: 3, sources, names: [], mappings });
}
