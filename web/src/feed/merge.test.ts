import { describe, expect, it } from "vitest";
import { apply, bare, isObject, type Json, type JsonObject } from "./merge";

const parse = (text: string): Json => JSON.parse(text);
const plain = (value: Json) => JSON.parse(JSON.stringify(value));

describe("the cases of RFC 7396, appendix A", () => {
  const cases: [string, string, string][] = [
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', "{}"],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['["a","b"]', '["c","d"]', '["c","d"]'],
    ['{"a":"b"}', '["c"]', '["c"]'],
    ['{"a":"foo"}', '"bar"', '"bar"'],
    ["[1,2]", '{"a":"b","c":null}', '{"a":"b"}'],
    ["{}", '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ];
  it.each(cases)("%s with %s is %s", (target, patch, result) => {
    expect(plain(apply(parse(target), parse(patch)))).toEqual(parse(result));
  });
});

it("takes keys that mean something to JavaScript as mere names", () => {
  const state = apply(undefined, parse('{"__proto__":{"votes":1},"constructor":{"votes":2}}')) as JsonObject;
  expect(Object.getPrototypeOf(state)).toBeNull();
  expect(Object.keys(state).sort()).toEqual(["__proto__", "constructor"]);
  const next = apply(state, parse('{"__proto__":{"votes":3}}')) as JsonObject;
  expect(Object.entries(next)).toContainEqual(["__proto__", { votes: 3 }]);
  expect(({} as Record<string, unknown>).votes).toBeUndefined();
});

it("leaves the old state as it was and shares what did not change", () => {
  const old = bare(parse('{"a":{"votes":1},"b":{"votes":2}}')) as JsonObject;
  const next = apply(old, parse('{"a":{"votes":5}}')) as JsonObject;
  expect(plain(old)).toEqual({ a: { votes: 1 }, b: { votes: 2 } });
  expect(next.b).toBe(old.b);
});

it("brings any state to any other through the difference", () => {
  const random = seeded(20260430);
  for (let round = 0; round < 500; round++) {
    const from = document(random, 3);
    const to = document(random, 3);
    expect(plain(apply(bare(from), difference(from, to)))).toEqual(plain(to));
  }
});

/** The server's side of the bargain, written plainly: the patch from one document to another. */
function difference(from: JsonObject, to: JsonObject): JsonObject {
  const patch: JsonObject = Object.create(null);
  for (const key of Object.keys(from)) if (!(key in to)) patch[key] = null;
  for (const key of Object.keys(to)) {
    const [was, is] = [from[key], to[key] as Json];
    if (isObject(was) && isObject(is)) patch[key] = difference(was, is);
    else if (JSON.stringify(was) !== JSON.stringify(is)) patch[key] = is;
  }
  return patch;
}

function document(random: () => number, depth: number): JsonObject {
  const result: JsonObject = Object.create(null);
  for (const key of ["a", "b", "c", "constructor"]) {
    const kind = Math.floor(random() * 5);
    if (kind === 0) result[key] = Math.floor(random() * 3);
    if (kind === 1) result[key] = [Math.floor(random() * 3)];
    if (kind >= 2 && depth > 0) result[key] = document(random, depth - 1);
  }
  return result;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
