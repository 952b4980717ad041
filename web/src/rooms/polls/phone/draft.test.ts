import { describe, expect, it } from "vitest";
import { codeIn, tokenIn, typedCode } from "./code";
import { type Draft, draftOf, emptyDraft, judge, placed, toggled } from "./draft";
import type { Question } from "./types";

const question = (more: Partial<Question>): Question => ({
  position: 1,
  kind: "single",
  text: { it: "?" },
  state: "open",
  changeable: true,
  moderated: false,
  options: {
    a: { text: { it: "A" }, position: 1 },
    b: { text: { it: "B" }, position: 2 },
    c: { text: { it: "C" }, position: 3 },
  },
  ...more,
});
const draft = (of: Question, more: Partial<Draft>): Draft => ({ ...emptyDraft(of), ...more });

describe("an answer in the making", () => {
  it("is one option for a single choice, and the last tap holds", () => {
    const single = question({});
    expect(judge(single, draft(single, {}))).toEqual({ fault: "phone.fault-single", values: {} });
    expect(toggled(single, toggled(single, [], "a"), "b")).toEqual(["b"]);
    expect(judge(single, draft(single, { choices: ["b"] }))).toEqual({ said: { choices: ["b"] } });
  });

  it("keeps to the least and the most of a multiple choice", () => {
    const multiple = question({ kind: "multiple", min: 2, max: 9 });
    expect(judge(multiple, draft(multiple, { choices: ["a"] }))).toEqual({
      fault: "phone.fault-multiple",
      values: { min: 2, max: 3 },
    });
    expect(judge(multiple, draft(multiple, { choices: ["a", "c"] }))).toEqual({
      said: { choices: ["a", "c"] },
    });
    const none = question({ kind: "multiple", min: 0 });
    expect(judge(none, draft(none, {}))).toEqual({ said: { choices: [] } });
  });

  it("moves in a ranking without losing or doubling an option", () => {
    expect(placed(["a", "b", "c"], "c", 0)).toEqual(["c", "a", "b"]);
    expect(placed(["a", "b"], "c", 7)).toEqual(["a", "b", "c"]);
    expect(placed(["a", "b"], "a", -3)).toEqual(["a", "b"]);
  });

  it("never gives more points than there are, and says none that are zero", () => {
    const points = question({ kind: "points", points: 5 });
    expect(judge(points, draft(points, { points: { a: 3, b: 0 } }))).toEqual({ said: { points: { a: 3 } } });
    expect(judge(points, draft(points, { points: { a: 3, b: 3 } }))).toEqual({
      fault: "phone.fault-points-many",
      values: { most: 5, given: 6 },
    });
    expect(judge(points, draft(points, { points: {} }))).toEqual({
      fault: "phone.fault-points-none",
      values: {},
    });
  });

  it("reads whole numbers as people type them, within the range", () => {
    const number = question({ kind: "number", range: { min: -5, max: 60 } });
    const said = (text: string) => judge(number, draft(number, { number: text }));
    expect(said(" 12 ")).toEqual({ said: { number: 12 } });
    expect(said("−3")).toEqual({ said: { number: -3 } });
    expect(said("61")).toEqual({ fault: "phone.fault-range", values: { min: -5, max: 60 } });
    for (const text of ["", "12,5", "1e3", "dodici", "99999999999999999999"])
      expect(said(text)).toEqual({ fault: "phone.fault-number", values: {} });
  });

  it("has as many words as the question takes, empty ones left out", () => {
    const cloud = question({ kind: "wordcloud", entries: 2 });
    expect(emptyDraft(cloud).words).toEqual(["", ""]);
    expect(judge(cloud, draft(cloud, { words: ["", " ombra "] }))).toEqual({ said: { words: ["ombra"] } });
    expect(judge(cloud, draft(cloud, { words: [" ", ""] }))).toEqual({
      fault: "phone.fault-words",
      values: {},
    });
  });

  it("starts a change from what was said, without options that are gone", () => {
    expect(draftOf(question({ kind: "ranking" }), { ranking: ["c", "gone", "a"] }).ranking).toEqual([
      "c",
      "a",
    ]);
    expect(draftOf(question({ kind: "wordcloud", entries: 3 }), { words: ["ombra"] }).words).toEqual([
      "ombra",
      "",
      "",
    ]);
    expect(draftOf(question({ kind: "number" }), { number: 0 }).number).toBe("0");
  });
});

describe("the way in", () => {
  it("understands a code as people type it", () => {
    expect(typedCode(" h7k-m3x ")).toBe("H7KM3X");
    for (const text of ["", "H7KM3", "H7KM3XX", "H7KM3!", "<b>abc"]) expect(typedCode(text)).toBeUndefined();
  });

  it("takes the code from the address and the token from behind the hash only", () => {
    expect(codeIn("/p/h7km3x")).toBe("H7KM3X");
    expect(codeIn("/p/")).toBeUndefined();
    expect(tokenIn("#abcd-efgh-2346")).toBe("ABCD-EFGH-2346");
    for (const hash of ["", "#", "#main", "#<script>alert(1)</script>", `#${"A".repeat(41)}`])
      expect(tokenIn(hash)).toBeUndefined();
  });
});
