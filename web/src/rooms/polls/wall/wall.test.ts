import { describe, expect, it } from "vitest";
import {
  columns,
  decimal,
  entriesOf,
  fitting,
  isOpen,
  optionRows,
  type Question,
  roundBefore,
  shownRound,
  stageOf,
  type Wall,
  wordsOf,
} from "./wall";

const told = (text: { [tag: string]: string | undefined } | undefined) => text?.it ?? "";
const option = (it: string, position: number) => ({ text: { it }, position });

const question = (kind: Question["kind"], more: Partial<Question> = {}): Question => ({
  position: 1,
  kind,
  text: { it: "Che cosa manca?" },
  state: "open",
  round: 2,
  changeable: true,
  moderated: false,
  options: { b: option("Panchine", 2), a: option("Alberi", 1) },
  ...more,
});

const wall = (more: Partial<Wall> = {}): Wall => ({
  code: "H7KM3X",
  phase: "live",
  title: { it: "La piazza" },
  question: question("single"),
  ...more,
});

const counts = (a: number, b: number, hands = 0) => ({
  answers: a + b,
  ...(hands ? { hands } : {}),
  counts: { a: { votes: a, ...(hands ? { hands } : {}) }, b: { votes: b } },
});

describe("a workshop's wall", () => {
  it("says what it is at", () => {
    expect(stageOf(wall())).toBe("open");
    expect(stageOf(wall({ phase: "ended" }))).toBe("ended");
    const { question: _, ...waiting } = wall();
    expect(stageOf(waiting)).toBe("waiting");
    expect(isOpen(undefined)).toBe(false);
    expect(isOpen(wall({ question: question("single", { state: "closed" }) }))).toBe(false);
  });

  it("shows the newest round only when it is revealed, and the one before beside it", () => {
    const hidden = wall({ rounds: { "1": counts(1, 0) } });
    expect(shownRound(hidden)).toBeUndefined();
    expect(optionRows(hidden.question!, undefined, roundBefore(hidden)?.round, told)).toEqual([
      { id: "a", label: "Alberi", value: 0, share: 0 },
      { id: "b", label: "Panchine", value: 0, share: 0 },
    ]);
    const both = wall({ rounds: { "10": counts(9, 9), "1": counts(1, 3), "2": counts(3, 1) } });
    expect(roundBefore(both)?.number).toBe(1);
    expect(optionRows(both.question!, shownRound(both), roundBefore(both)?.round, told)).toEqual([
      { id: "a", label: "Alberi", value: 3, share: 0.75, before: 0.25 },
      { id: "b", label: "Panchine", value: 1, share: 0.25, before: 0.75 },
    ]);
  });

  it("counts raised hands as people", () => {
    const [alberi] = optionRows(question("multiple"), counts(2, 4, 2), undefined, told);
    expect(alberi).toMatchObject({ value: 4, share: 0.5 });
  });

  it("orders a ranking by its score", () => {
    const round = { answers: 3, counts: { a: { votes: 3, score: 2 }, b: { votes: 3, score: 6 } } };
    expect(optionRows(question("ranking"), round, undefined, told).map((row) => [row.id, row.share])).toEqual(
      [
        ["b", 1],
        ["a", 1 / 3],
      ],
    );
  });

  it("has eight rows at most, the most chosen ones in the options' own order", () => {
    const options = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`o${i}`, option(`Voce ${i}`, i)]),
    );
    const votes = Object.fromEntries(Object.keys(options).map((id, i) => [id, { votes: i }]));
    const rows = optionRows(question("single", { options }), { answers: 66, counts: votes }, undefined, told);
    expect(rows.map((row) => row.id)).toEqual(["o4", "o5", "o6", "o7", "o8", "o9", "o10", "o11"]);
  });

  it("survives an option that disappeared and texts nobody should write", () => {
    const options = { a: option(`${"W".repeat(9_999)}\u202e`, 1) };
    const [row] = optionRows(question("single", { options }), { answers: 0, counts: {} }, undefined, told);
    expect(row).toMatchObject({ value: 0, share: 0 });
    expect(row?.label.length).toBe(90);
    expect(optionRows({ ...question("single"), options: {} }, undefined, undefined, told)).toEqual([]);
  });

  it("shows every value of a scale, and the ranges of numbers in their order", () => {
    const rating = question("rating", { scale: { min: 1, max: 5 } });
    const round = { answers: 4, counts: { "5": { votes: 3 }, "1": { votes: 1, hands: 2 } } };
    expect(columns(rating, round).map((row) => [row.label, row.value, row.share])).toEqual([
      ["1", 3, 1],
      ["2", 0, 0],
      ["3", 0, 0],
      ["4", 0, 0],
      ["5", 3, 1],
    ]);
    const bars = { "2": { from: 11, to: 20, votes: 2 }, "1": { from: 0, to: 10, votes: 4 } };
    expect(columns(question("number"), { answers: 6, bars }).map((row) => [row.label, row.share])).toEqual([
      ["0", 1],
      ["11", 0.5],
    ]);
  });

  it("sorts words by how often, then by who came first, without empty ones", () => {
    const round = {
      answers: 9,
      words: {
        "9": { text: "ombra", votes: 2 },
        "10": { text: "luce", votes: 2 },
        "2": { text: "alberi", votes: 7 },
        "3": { text: "\u200b", votes: 9 },
      },
    };
    expect(wordsOf(round).map((word) => word.text)).toEqual(["alberi", "ombra", "luce"]);
  });

  it("puts pinned questions first and answered ones last, and as many as fit", () => {
    const entries = {
      "1": { text: "vecchia", votes: 5 },
      "2": { text: "risposta", votes: 9, answered: true },
      "3": { text: "in evidenza", votes: 0, pinned: true },
      "4": { text: "nuova", votes: 5 },
    };
    const sorted = entriesOf({ answers: 4, entries });
    expect(sorted.map((entry) => entry.id)).toEqual(["3", "4", "1", "2"]);
    expect(fitting(sorted, 40, 3)).toHaveLength(2);
    expect(fitting([{ ...sorted[0]!, text: "x".repeat(150) }], 10, 3)).toHaveLength(1);
  });

  it("writes decimals as people do", () => {
    expect(decimal("3.75", "it")).toBe("3,8");
    expect(decimal(undefined, "it")).toBe("");
    expect(decimal("x", "it")).toBe("");
  });
});
