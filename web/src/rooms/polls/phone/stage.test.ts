import { describe, expect, it } from "vitest";
import { rowsOf, sizedWords, sortedEntries } from "./outcome";
import { nextOpen, roundsOf, shown, stageOf } from "./stage";
import type { Own, Question, Workshop } from "./types";

const question = (more: Partial<Question> = {}): Question => ({
  position: 1,
  kind: "single",
  text: { it: "?" },
  state: "open",
  round: 1,
  changeable: true,
  moderated: false,
  ...more,
});
const workshop = (more: Partial<Workshop>): Workshop => ({
  code: "H7KM3X",
  phase: "live",
  title: { it: "T" },
  ...more,
});
const stored = { id: "x", revision: 1, time: "2026-05-04T16:00:00Z", answer: { choices: ["a"] } };
const own = (answers: Own["answers"]): Own => ({
  person: "device",
  paper: false,
  answers,
  asks: {},
  votes: {},
});

describe("what the phone says", () => {
  it("is sent only when the server has it", () => {
    expect(stageOf(question(), false, false)).toBe("open");
    expect(stageOf(question(), false, true)).toBe("sending");
    expect(stageOf(question(), true, true)).toBe("sending");
    expect(stageOf(question(), true, false)).toBe("sent");
  });

  it("is closed and revealed apart, and never revealed while answers are taken", () => {
    expect(stageOf(question({ state: "prepared" }), false, false)).toBe("waiting");
    expect(stageOf(question({ state: "closed" }), true, false)).toBe("closed");
    expect(stageOf(question({ state: "closed", revealed: true }), true, false)).toBe("revealed");
    expect(stageOf(question({ state: "open", revealed: true }), false, false)).toBe("open");
  });

  it("follows the facilitator where led, whatever was chosen", () => {
    const led = workshop({ pacing: "led", current: "b", questions: { b: question() } });
    expect(shown(led, "a", undefined)).toBe("b");
    expect(shown(workshop({ pacing: "led", questions: {} }), undefined, undefined)).toBeUndefined();
    expect(
      shown(workshop({ pacing: "led", current: "b", questions: {} }), undefined, undefined),
    ).toBeUndefined();
  });

  it("starts at the first unanswered question at one's own pace, and stays with a choice", () => {
    const free = workshop({
      pacing: "own",
      current: "c",
      questions: {
        c: question({ position: 3 }),
        a: question({ position: 1 }),
        b: question({ position: 2, state: "closed" }),
      },
    });
    expect(shown(free, undefined, undefined)).toBe("a");
    expect(shown(free, undefined, own({ a: { "1": stored } }))).toBe("c");
    expect(shown(free, "b", undefined)).toBe("b");
    expect(nextOpen(free, own({ a: { "1": stored }, c: { "1": stored } }))).toBeUndefined();
  });

  it("takes an answer to an earlier round for no answer to this one", () => {
    const free = workshop({ pacing: "own", questions: { a: question({ round: 2 }) } });
    expect(nextOpen(free, own({ a: { "1": stored } }))).toBe("a");
  });
});

describe("results", () => {
  const options = { a: { text: { it: "A" }, position: 2 }, b: { text: { it: "B" }, position: 1 } };

  it("stand in the order of the paper, with raised hands in the bars, rounds side by side", () => {
    const rounds = roundsOf(
      {
        questions: {
          q: {
            "2": { answers: 4, counts: { a: { votes: 4 } } },
            "1": { answers: 8, hands: 2, counts: { a: { votes: 3, hands: 2 }, b: { votes: 5 } } },
          },
        },
      },
      "q",
    );
    const rows = rowsOf(question({ options }), rounds);
    expect(rows.map((row) => row.id)).toEqual(["b", "a"]);
    expect(rows[1]?.cells).toEqual([
      { round: 1, value: 5, share: 0.5 },
      { round: 2, value: 4, share: 1 },
    ]);
    expect(rows[0]?.cells[1]).toEqual({ round: 2, value: 0, share: 0 });
  });

  it("put the best score first", () => {
    const rows = rowsOf(question({ kind: "points", options }), [
      [1, { answers: 2, counts: { a: { votes: 2, score: 9 }, b: { votes: 1, score: 1 } } }],
    ]);
    expect(rows.map((row) => [row.id, row.cells[0]?.value, row.cells[0]?.share])).toEqual([
      ["a", 9, undefined],
      ["b", 1, undefined],
    ]);
  });

  it("have nobody's share of nothing", () => {
    const rows = rowsOf(question({ kind: "rating", scale: { min: 0, max: 2 } }), [
      [1, { answers: 0, counts: {} }],
    ]);
    expect(rows.map((row) => row.label)).toEqual(["0", "1", "2"]);
    expect(rows[0]?.cells[0]).toEqual({ round: 1, value: 0, share: undefined });
  });

  it("set words by how often they were said, and entries pinned first", () => {
    const words = sizedWords({
      answers: 3,
      words: { "2": { text: "ombra", votes: 1 }, "1": { text: "alberi", votes: 9 } },
    });
    expect(words.map((word) => [word.text, word.size])).toEqual([
      ["alberi", 5],
      ["ombra", 1],
    ]);
    const entries = sortedEntries({
      answers: 3,
      entries: {
        "1": { text: "a", votes: 5 },
        "2": { text: "b", votes: 0, pinned: true },
        "10": { text: "c", votes: 5 },
      },
    });
    expect(entries.map(([id]) => id)).toEqual(["2", "10", "1"]);
  });
});
