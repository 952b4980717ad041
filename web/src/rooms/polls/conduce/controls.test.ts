// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { Controls } from "./controls.svelte";
import { type Deed, may } from "./deeds";
import { type ActionName, KEYS } from "./shortcuts";
import type { Desk, DeskQuestion, Member } from "./types";
import type { Workshop } from "./workshop.svelte";

const question = (position: number, state: DeskQuestion["state"], round?: number): DeskQuestion => ({
  position,
  kind: "single",
  text: { it: `Domanda ${position}` },
  state,
  changeable: true,
  moderated: false,
  live: false,
  next: (round ?? 0) + 1,
  rounds: {},
  ...(round ? { round } : {}),
});

/** What a desk needs of a workshop to say what can be done. */
function desk(role: Member, now: Partial<Desk>) {
  return new Controls({ now, may: (deed: Deed) => may(role, deed) } as unknown as Workshop);
}

const all = [...new Set(Object.values(KEYS))] as ActionName[];
const offered = (controls: Controls) => all.filter((action) => controls.can(action)).sort();
const live = (state: DeskQuestion["state"], round?: number): Partial<Desk> => ({
  phase: "live",
  current: "b",
  questions: { a: question(1, "prepared"), b: question(2, state, round), c: question(3, "prepared") },
});

describe("the desk offers", () => {
  it("one way on for each state of the question", () => {
    expect(offered(desk("owner", live("prepared")))).toEqual([
      "freeze",
      "help",
      "lock",
      "next",
      "open",
      "previous",
    ]);
    expect(offered(desk("cofacilitator", live("open", 1)))).toEqual([
      "close",
      "freeze",
      "help",
      "lock",
      "next",
      "previous",
      "results",
    ]);
    expect(offered(desk("owner", live("closed", 1)))).toEqual([
      "again",
      "freeze",
      "help",
      "lock",
      "next",
      "previous",
      "results",
    ]);
  });

  it("a moderator only the wall's brake", () => {
    for (const state of ["prepared", "open", "closed"] as const)
      expect(offered(desk("moderator", live(state, 1)))).toEqual(["freeze", "help"]);
  });

  it("nothing that changes the room after the end, or before anything came", () => {
    expect(offered(desk("owner", { ...live("closed", 1), phase: "ended" }))).toEqual(["help"]);
    expect(offered(desk("owner", { phase: "live", questions: {} }))).toEqual(["freeze", "help", "lock"]);
  });
});

describe("the question on the desk", () => {
  it("is the room's, unless another one is looked at, until that comes into the room", () => {
    const controls = desk("owner", live("open", 1));
    expect(controls.shown).toBe("b");
    controls.looked = "c";
    expect(controls.shown).toBe("c");
    controls.settle();
    expect(controls.looked).toBe("c");
    controls.looked = "b";
    controls.settle();
    expect(controls.looked).toBeUndefined();
  });

  it("is the first while the room waits, and none that was deleted", () => {
    const { current: _, ...waiting } = live("prepared");
    const controls = desk("owner", waiting);
    controls.looked = "gone";
    expect(controls.shown).toBe("a");
  });
});
