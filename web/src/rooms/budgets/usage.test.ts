import { expect, it } from "vitest";
import { zones } from "./paper";
import { sample } from "./sample";
import { usage } from "./usage";

const of = (paper: Parameters<typeof sample>[0], marks: [string, number][]) => {
  const budget = sample(paper);
  return usage(
    budget,
    marks.map(([id, points]) => ({ id, points })),
    zones(budget)[0]!,
  );
};

it("fills the meter with money, choices or points, as the paper counts", () => {
  expect(
    of({ kind: "knapsack", scope: "pot" }, [
      ["a", 1],
      ["d", 1],
    ]).value,
  ).toBeCloseTo(0.5);
  expect(of({ kind: "approval", scope: "pot", max: 4 }, [["a", 1]]).value).toBe(0.25);
  expect(
    of({ kind: "points", scope: "pot", maxPoints: 10 }, [
      ["a", 3],
      ["b", 4],
    ]).value,
  ).toBe(0.7);
});

it("says when the limit is passed", () => {
  const used = of({ kind: "knapsack", scope: "pot" }, [
    ["b", 1],
    ["c", 1],
  ]);
  expect([used.over, used.value, used.text]).toEqual([true, 1, "budgets.meter-over"]);
});
