import { jsonBytes } from "./csv";

/** What one request may carry: the server takes bodies of 64 KB, and we keep a distance. */
export const MOST_BYTES = 58_000;

/** Splits things into requests of at most `most` things and `MOST_BYTES` of JSON, in their order. */
export function batches<T>(things: readonly T[], most: number, bytes = MOST_BYTES): T[][] {
  const all: T[][] = [];
  let batch: T[] = [];
  let size = 0;
  for (const thing of things) {
    const weight = jsonBytes(thing) + 1;
    if (batch.length && (batch.length >= most || size + weight > bytes)) {
      all.push(batch);
      batch = [];
      size = 0;
    }
    batch.push(thing);
    size += weight;
  }
  if (batch.length) all.push(batch);
  return all;
}
