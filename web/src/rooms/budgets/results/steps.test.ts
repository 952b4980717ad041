// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { i18n } from "../../../kit/i18n.svelte";
import { money, sum } from "../../../kit/money";
import { exampleBudget, greedyExample, sharesExample } from "./example";
import { reasons } from "./reasons";
import { comparable, everyRule, family, rest } from "./rules";
import { changes, segments, stepsOf, winners } from "./steps";

const budget = exampleBudget((name) => name);

describe("the steps of a count", () => {
  it("leave what the winners so far have not taken", () => {
    expect(stepsOf(greedyExample, "all").map((step) => [step.id, step.won, Number(step.left)])).toEqual([
      ["pitch", true, 6400],
      ["trees", true, 800],
      ["library", false, 800],
      ["benches", false, 800],
    ]);
  });

  it("fill the pot's bar from the left, winner by winner", () => {
    expect(segments(sharesExample, "all", 0)).toEqual([]);
    expect(segments(sharesExample, "all", 2).map(({ id }) => id)).toEqual(["pitch", "library"]);
    const all = segments(sharesExample, "all");
    for (let i = 1; i < all.length; i++)
      expect(all[i]!.from).toBeCloseTo(all[i - 1]!.from + all[i - 1]!.width);
    const last = all[all.length - 1]!;
    expect(last.from + last.width).toBeCloseTo(10_600 / 12_000);
  });

  it("don't divide by an empty pot", () => {
    const empty = { ...greedyExample, pots: { all: { amount: "0", spent: "0", left: "0", steps: [] } } };
    expect(stepsOf(empty, "all")).toEqual([]);
    expect(segments(empty, "all")).toEqual([]);
  });
});

it("tells who would win or lose under another rule", () => {
  expect(changes(greedyExample, sharesExample)).toEqual({ enter: ["library", "benches"], leave: ["trees"] });
  expect(changes(greedyExample, greedyExample)).toEqual({ enter: [], leave: [] });
});

describe.each([greedyExample, sharesExample])("the worked example of $rule", (example) => {
  it("adds up", () => {
    const cost = sum(winners(example, "all").map((id) => money(example.projects[id]!.cost)));
    const { amount, spent, left } = example.pots.all!;
    expect(cost).toBe(money(spent));
    expect(money(amount)).toBe(money(spent) + money(left));
    for (const { won, cost: price, shares, left: before, missing } of Object.values(example.projects)) {
      if (shares) expect(money(shares.price) * BigInt(shares.full)).toBe(money(price));
      if (!won && before) expect(money(price)).toBe(money(before) + money(missing));
    }
  });
});

it("knows rules by their keys and friendlier names", () => {
  expect(
    [
      "greedy",
      "greedy-points-cost",
      "equal-shares",
      "mes-cost-add1u",
      "phragmen-greedy",
      "bos-cost",
      "best",
    ].map(family),
  ).toEqual(["greedy", "greedy", "shares", "shares", "phragmen", "bounded", "other"]);
  expect(
    ["mes-cost", "mes-cost-greedy", "mes-cost-add1", "equal-shares", "mes-cost-budget1pct"].map(rest),
  ).toEqual(["left", "greedy", "grown", "both", "grown"]);
  expect(comparable("ranking")).not.toContain("phragmen");
  expect(everyRule("ranking")).toEqual(["greedy", "equal-shares", "bos"]);
});

describe.each(["it", "en"] as const)("the reasons in %s", (language) => {
  it("say for every verdict why, and what was lacking", async () => {
    await i18n.start({
      it: () => import("../../../resident/texts/it"),
      en: () => import("../../../resident/texts/en"),
    });
    await i18n.add({ it: () => import("./texts/it"), en: () => import("./texts/en") });
    await i18n.choose(language);
    const verdicts = {
      "did-not-fit": { left: "800", missing: "3200", more: { number: "112", of: "votes" } },
      "from-reserve": { left: "800", missing: "3200" },
      "supporters-short": { available: "1.25", missing: "2", completion: { left: "5", missing: "6" } },
      "not-reached": { left: "800", missing: "0" },
      "below-minimum": { minimum: "10", missing: "3" },
      "too-few-for-its-cost": { missing: "4" },
      excluded: { by: "pitch" },
      withdrawn: { withdrawn: true },
    } as const;
    for (const [verdict, facts] of Object.entries(verdicts)) {
      const project = { ...greedyExample.projects.library!, ...facts, verdict } as never;
      const said = reasons(budget, { ...greedyExample, projects: { library: project } }, "library");
      expect(said.length, verdict).toBeGreaterThan(0);
      expect(said.join(" "), verdict).not.toMatch(/budgets\.|undefined|NaN|[{}]/);
    }
    const lacking = reasons(
      budget,
      {
        ...greedyExample,
        projects: { library: { ...greedyExample.projects.library!, ...verdicts["did-not-fit"] } },
      },
      "library",
    );
    expect(lacking[1]).toContain("112");
    expect(reasons(budget, sharesExample, "pitch")[1]).toContain("800");
  });
});
