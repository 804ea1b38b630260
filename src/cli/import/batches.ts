/** `BatchImportFindings` takes 1 to 100 findings a call. */
export const MAX_BATCH_FINDINGS = 100;

/** AWS states no limit for the whole request; above this, one retry costs more than several calls. */
export const MAX_BATCH_BYTES = 4 * 1024 * 1024;

/** Cuts a list into batches by number and by bytes of JSON, in the list's order. */
export function batchesOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  const batches: T[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item));
    const last = batches.at(-1);
    if (last === undefined || last.length === MAX_BATCH_FINDINGS || bytes + size > MAX_BATCH_BYTES) {
      batches.push([item]);
      bytes = size;
    } else {
      last.push(item);
      bytes += size;
    }
  }
  return batches;
}
