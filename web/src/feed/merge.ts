/** A view's state, or a part of it. Objects come without a prototype, so that no key can mean anything but itself. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same value in objects without a prototype, without null members (the feed has none). */
export function bare(value: Json): Json {
  if (Array.isArray(value)) return value.map(bare);
  return isObject(value) ? apply(undefined, value) : value;
}

/**
 * JSON Merge Patch (RFC 7396): what `patch` makes of `target`. Neither is changed; parts that the patch does not touch are
 * shared with the old state, so that a page can tell by identity what moved.
 */
export function apply(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return bare(patch);
  const result: JsonObject = Object.create(null);
  if (isObject(target)) for (const key of Object.keys(target)) result[key] = target[key] as Json;
  for (const key of Object.keys(patch)) {
    const change = patch[key] as Json;
    if (change === null) delete result[key];
    else result[key] = apply(result[key], change);
  }
  return result;
}
