import { expect, it } from "vitest";
import { NO_FILTER, passing } from "./filter";
import { seed, shuffled } from "./order";
import { sample } from "./sample";

const ids = Array.from({ length: 40 }, (_, i) => String(i));

it("shows every device its own order, and always the same", () => {
  expect(seed()).toBe(seed());
  expect(shuffled(ids, 7)).toEqual(shuffled([...ids].reverse(), 7));
  expect(shuffled(ids, 7)).not.toEqual(shuffled(ids, 8));
  expect([...shuffled(ids, 7)].sort()).toEqual([...ids].sort());
});

it("puts each project first about as often as the others", () => {
  const first = new Map<string, number>();
  for (let s = 0; s < 4000; s++) {
    const top = shuffled(["a", "b", "c", "d"], s)[0]!;
    first.set(top, (first.get(top) ?? 0) + 1);
  }
  for (const count of first.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

it("keeps the others where they are when a project is added", () => {
  const before = shuffled(ids, 7);
  expect(shuffled([...ids, "new"], 7).filter((id) => id !== "new")).toEqual(before);
});

it("finds words without their accents and in any case", () => {
  const budget = sample({ kind: "approval", scope: "pot" }, { north: "1", south: "1" });
  budget.projects.a!.title = { it: "Più verde in città" };
  budget.projects.b!.place = { label: "Via Città di Castello" };
  const all = Object.keys(budget.projects);
  expect(passing(budget, all, { ...NO_FILTER, search: "CITTA" })).toEqual(["a", "b"]);
  expect(passing(budget, all, { ...NO_FILTER, search: "citta verde" })).toEqual(["a"]);
  expect(passing(budget, all, { ...NO_FILTER, pot: "south" })).toEqual(["b", "d"]);
});
