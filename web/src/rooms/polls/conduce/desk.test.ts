import { describe, expect, it } from "vitest";
import { clockText } from "./clock.svelte";
import { may } from "./deeds";
import { handCounts, handsTyped } from "./hands";
import { linesOf, people, wordsOf } from "./outcome";
import { inOrder, moved, newest, stepFrom, waiting } from "./questions";
import { mergedInto, queued, targets, undoOf, verdictName } from "./queue";
import type { Desk, DeskQuestion, DeskRound } from "./types";

const round = (more: Partial<DeskRound> = {}): DeskRound => ({
  state: "open",
  revealed: false,
  openedAt: "2026-05-04T16:10:00.000Z",
  answers: 0,
  ...more,
});
const question = (more: Partial<DeskQuestion> = {}): DeskQuestion => ({
  position: 1,
  kind: "single",
  text: { it: "Che cosa manca?" },
  state: "open",
  changeable: true,
  moderated: false,
  live: false,
  next: 2,
  rounds: { "1": round() },
  ...more,
});
const desk = (questions: Record<string, DeskQuestion>, current?: string) =>
  ({ questions, ...(current ? { current } : {}) }) as Desk;
const told = (text: { [tag: string]: string | undefined } | undefined) => text?.it ?? "";

describe("the order of questions", () => {
  const all = { b: question({ position: 2 }), a: question({ position: 1 }), c: question({ position: 3 }) };

  it("goes by their positions, not by their names", () => {
    expect(inOrder(desk(all)).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  it("leads from nothing to the first, and ends at both ends", () => {
    expect(stepFrom(desk(all), 1)).toBe("a");
    expect(stepFrom(desk(all), -1)).toBeUndefined();
    expect(stepFrom(desk(all, "b"), 1)).toBe("c");
    expect(stepFrom(desk(all, "b"), -1)).toBe("a");
    expect(stepFrom(desk(all, "c"), 1)).toBeUndefined();
  });

  it("moves one and leaves the rest", () => {
    expect(moved(["a", "b", "c", "d"], 3, 1)).toEqual(["a", "d", "b", "c"]);
    expect(moved(["a", "b"], 0, 1)).toEqual(["b", "a"]);
  });

  it("takes the tenth round for newer than the ninth", () => {
    expect(newest(question({ rounds: { "9": round(), "10": round({ answers: 3 }) } }))?.number).toBe(10);
    expect(newest(question({ rounds: {} }))).toBeUndefined();
    expect(waiting(question({ rounds: { "1": round({ waiting: 2 }), "2": round({ waiting: 1 }) } }))).toBe(3);
  });
});

describe("roles", () => {
  it("may what the table says", () => {
    expect((["moderate", "lead", "own"] as const).map((deed) => may("moderator", deed))).toEqual([
      true,
      false,
      false,
    ]);
    expect((["moderate", "lead", "own"] as const).map((deed) => may("cofacilitator", deed))).toEqual([
      true,
      true,
      false,
    ]);
    expect((["moderate", "lead", "own"] as const).map((deed) => may("owner", deed))).toEqual([
      true,
      true,
      true,
    ]);
    expect(may(undefined, "moderate")).toBe(false);
  });
});

describe("an outcome", () => {
  const options = { a: { text: { it: "Alberi" }, position: 1 }, b: { text: { it: "Luce" }, position: 2 } };

  it("counts hands as people, apart from phones", () => {
    const seven = round({
      answers: 6,
      hands: 7,
      counts: { a: { votes: 3, hands: 4 }, b: { votes: 3, hands: 3 } },
    });
    expect(people(seven)).toBe(13);
    expect(linesOf(question({ options }), seven, told)).toMatchObject([
      { id: "a", label: "Alberi", votes: 3, hands: 4, share: 7 / 13 },
      { id: "b", label: "Luce", votes: 3, hands: 3, share: 6 / 13 },
    ]);
  });

  it("measures points and places by the best score", () => {
    const scored = round({ answers: 2, counts: { a: { votes: 2, score: 8 }, b: { votes: 1, score: 2 } } });
    expect(linesOf(question({ kind: "points", options }), scored, told).map((line) => line.share)).toEqual([
      1, 0.25,
    ]);
  });

  it("has a line for each value of a scale, also those that nobody chose", () => {
    const scale = { min: 0, max: 2, low: { it: "no" }, high: { it: "sì" } };
    const lines = linesOf(
      question({ kind: "rating", scale }),
      round({ answers: 1, counts: { "2": { votes: 1 } } }),
      told,
    );
    expect(lines.map((line) => [line.label, line.votes])).toEqual([
      ["0 · no", 0],
      ["1", 0],
      ["2 · sì", 1],
    ]);
  });

  it("has no bars for an empty round, and no share beyond the whole", () => {
    expect(linesOf(question({ kind: "number" }), round(), told)).toEqual([]);
    expect(linesOf(question({ options }), round(), told).map((line) => line.share)).toEqual([0, 0]);
  });

  it("sorts words by how many said them", () => {
    const words = {
      "18": { text: "sole", votes: 2 },
      "17": { text: "alberi", votes: 9 },
      "3": { text: "luce", votes: 2 },
    };
    expect(wordsOf(round({ words })).map((word) => word.text)).toEqual(["alberi", "luce", "sole"]);
  });
});

describe("raised hands", () => {
  const options = { a: { text: { it: "Alberi" }, position: 2 }, b: { text: { it: "Luce" }, position: 1 } };

  it("are the sum of what was counted where each person has one choice", () => {
    expect(handCounts(question({ options }), { people: "0", counts: { a: "4", b: "3" } })).toEqual({
      people: 7,
      counts: { a: 4, b: 3 },
    });
  });

  it("are asked for where one person raises a hand more than once", () => {
    const typed = { people: "5", counts: { a: "4", b: "" } };
    expect(handCounts(question({ kind: "multiple", options }), typed)).toEqual({
      people: 5,
      counts: { a: 4, b: 0 },
    });
  });

  it("are no numbers like minus one or many", () => {
    expect(handCounts(question({ options }), { people: "0", counts: { a: "-1" } })).toBeUndefined();
    expect(handCounts(question({ options }), { people: "0", counts: { a: "tante" } })).toBeUndefined();
  });

  it("begin with what was entered before", () => {
    const before = round({ hands: 7, counts: { a: { votes: 0, hands: 7 } } });
    expect(handsTyped(question({ options }), before)).toEqual({ people: "7", counts: { b: "0", a: "7" } });
  });
});

describe("the moderators' queue", () => {
  const queue: DeskRound["queue"] = {
    "17": { text: "alberi", votes: 9, status: "shown" },
    "18": { text: "albero", votes: 1, status: "waiting" },
    "19": { text: "piante", votes: 2, status: "shown", into: "17" },
    "9": { text: "sole", votes: 1, status: "waiting" },
    "20": { text: "ombra", votes: 4, status: "shown" },
    "21": { text: "brutta", votes: 1, status: "hidden" },
  };
  const here = round({ queue, words: { "17": { text: "alberi", votes: 11 } } });

  it("has what waits in the order in which it came, and merged words beside their root", () => {
    expect(queued(here, "waiting").map((item) => item.text)).toEqual(["sole", "albero"]);
    expect(queued(here, "shown").map((item) => item.text)).toEqual(["alberi", "ombra"]);
    expect(queued(here, "hidden").map((item) => item.text)).toEqual(["brutta"]);
    expect(mergedInto(here, "17").map((item) => item.text)).toEqual(["piante"]);
  });

  it("offers the words in the room to merge with, never the word itself", () => {
    expect(targets(here, "20")).toEqual([{ id: "17", text: "alberi", votes: 11 }]);
  });

  it("takes a verdict back to what was before", () => {
    const item = { id: "18", ...queue["18"]! };
    expect(undoOf(item, { status: "hidden" })).toEqual({ status: "waiting" });
    expect(undoOf(item, { into: "17" })).toEqual({ into: "18" });
    expect(undoOf({ ...item, into: "17" }, { into: "18" })).toEqual({ into: "17" });
    expect(undoOf({ ...item, pinned: true }, { pinned: false })).toEqual({ pinned: true });
    expect(verdictName({ into: "18" }, item)).toBe("part");
    expect(verdictName({ into: "17" }, item)).toBe("merge");
  });
});

describe("the countdown", () => {
  it("is written as minutes and seconds", () => {
    expect([0, 5, 65, 600].map(clockText)).toEqual(["0:00", "0:05", "1:05", "10:00"]);
  });
});
