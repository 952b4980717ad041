// @vitest-environment jsdom
import { beforeEach, expect, it } from "vitest";
import { dropAll, dropDraft, keepDraft, keptDraft } from "./drafts";

const marks = [{ id: "a", points: 1 }];

beforeEach(() => {
  localStorage.clear();
  dropAll();
});

it("keeps choices made before signing in for whoever signs in", () => {
  keepDraft("x", { marks, base: 0 });
  expect(keptDraft("x", undefined)?.marks).toEqual(marks);
  expect(keptDraft("x", "maria@example.org")?.marks).toEqual(marks);
});

it("keeps them across an expired session, but not for another person", () => {
  keepDraft("x", { marks, base: 2, who: "maria@example.org" });
  expect(keptDraft("x", undefined)?.base).toBe(2);
  expect(keptDraft("x", "ivo@example.org")).toBeUndefined();
  expect(keptDraft("x", "maria@example.org")).toBeUndefined();
});

it("keeps each budget by itself and forgets all on signing out", () => {
  keepDraft("x", { marks, base: 0 });
  keepDraft("y", { marks: [], base: 0 });
  dropDraft("y");
  expect(keptDraft("x", undefined)).toBeDefined();
  dropAll();
  expect(keptDraft("x", undefined)).toBeUndefined();
});

it("does not stumble over what an older page left", () => {
  localStorage.setItem("cortile.draft.x", '{"choices":["a"]}');
  expect(keptDraft("x", undefined)).toBeUndefined();
  localStorage.setItem("cortile.draft.x", "not json");
  expect(keptDraft("x", undefined)).toBeUndefined();
});
