import { describe, expect, it } from "vitest";
import { money } from "../../kit/money";
import { give, move, swap, toggle } from "./changes";
import { faults, fromBallot, obstacle, pointRange, same, toBallot, zones } from "./paper";
import { sample } from "./sample";
import type { Draft } from "./types";

const marks = (...ids: string[]): Draft => ids.map((id) => ({ id, points: 1 }));

describe("a knapsack paper", () => {
  const budget = sample({ kind: "knapsack", scope: "pot" });

  it("says how much is missing and which choice would make room", () => {
    expect(obstacle(budget, marks("a", "b"), "c")).toEqual({
      kind: "money",
      missing: money("35000"),
      remove: "b",
    });
    expect(obstacle(budget, marks("a"), "c")).toBeUndefined();
  });

  it("names no choice where none makes room by itself", () => {
    expect(obstacle(budget, marks("a", "b", "d"), "c")).toEqual({
      kind: "money",
      missing: money("55000.50"),
    });
  });

  it("finds an overspent ballot", () => {
    expect(faults(budget, marks("b", "c"))).toEqual([{ kind: "cost", over: money("5000") }]);
  });
});

describe("an approval paper", () => {
  const budget = sample({ kind: "approval", scope: "all-pots", min: 2, max: 2 }, { north: "1", south: "1" });

  it("is full at its most, across all pots", () => {
    expect(zones(budget)).toHaveLength(1);
    expect(obstacle(budget, marks("a", "b"), "c")).toEqual({ kind: "full", max: 2, remove: "b" });
    expect(faults(budget, marks("a"))).toEqual([{ kind: "few", min: 2, have: 1 }]);
    expect(faults(budget, marks("a", "b"))).toEqual([]);
    expect(faults(budget, [])).toEqual([{ kind: "empty" }]);
  });

  it("holds its limits in each pot where the paper says so", () => {
    const each = sample({ kind: "approval", scope: "each-pot", max: 1 }, { north: "1", south: "1" });
    expect(obstacle(each, marks("a"), "c")).toEqual({ kind: "full", max: 1, remove: "a" });
    expect(obstacle(each, marks("a"), "b")).toBeUndefined();
  });

  it("keeps all choices in one pot where the paper says so", () => {
    const one = sample({ kind: "approval", scope: "pot", max: 2 }, { north: "1", south: "1" });
    expect(obstacle(one, marks("a"), "b")).toEqual({ kind: "other-pot", pot: "north", remove: "a" });
    expect(obstacle(one, marks("a"), "c")).toBeUndefined();
  });

  it("keeps a withdrawn project from being chosen, and from being sent", () => {
    const less = sample({ kind: "approval", scope: "pot" });
    less.projects.a!.status = "withdrawn";
    expect(obstacle(less, [], "a")).toEqual({ kind: "withdrawn" });
    expect(faults(less, marks("a", "b"))).toEqual([{ kind: "withdrawn", ids: ["a"] }]);
  });
});

describe("a points paper", () => {
  const budget = sample({ kind: "points", scope: "pot", maxPoints: 10, maxPerProject: 6, minPerProject: 2 });

  it("gives what is left, up to the most for one project", () => {
    const draft = give(give([], "a", 6), "b", 2);
    expect(pointRange(budget, draft, "a")).toEqual({ least: 2, most: 6 });
    expect(pointRange(budget, draft, "c")).toEqual({ least: 2, most: 2 });
    expect(obstacle(budget, give(draft, "c", 2), "d")).toEqual({ kind: "points" });
  });
});

describe("moves", () => {
  it("choose, take back, swap in place, rank up and down", () => {
    expect(toggle(marks("a"), "b")).toEqual(marks("a", "b"));
    expect(toggle(marks("a", "b"), "a")).toEqual(marks("b"));
    expect(swap(marks("a", "b"), "a", "c")).toEqual(marks("c", "b"));
    expect(move(marks("a", "b", "c"), "c", -1)).toEqual(marks("a", "c", "b"));
    const top = marks("a", "b");
    expect(move(top, "a", -1)).toBe(top);
    expect(give(give([], "a", 3), "a", 0)).toEqual([]);
  });
});

describe("ballots", () => {
  it("come back as they went, for each kind", () => {
    expect(toBallot("knapsack", marks("a", "b"))).toEqual({ choices: ["a", "b"] });
    expect(toBallot("ranking", marks("b", "a"))).toEqual({ ranking: ["b", "a"] });
    expect(toBallot("points", give([], "a", 3))).toEqual({ points: { a: 3 } });
    expect(fromBallot({ points: { a: 3 } })).toEqual([{ id: "a", points: 3 }]);
  });

  it("are the same whatever the order, except a ranking", () => {
    expect(same("approval", marks("a", "b"), marks("b", "a"))).toBe(true);
    expect(same("ranking", marks("a", "b"), marks("b", "a"))).toBe(false);
    expect(same("points", give([], "a", 3), give([], "a", 2))).toBe(false);
  });
});
