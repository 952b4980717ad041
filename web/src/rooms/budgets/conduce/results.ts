import { potsOf } from "./projects";
import type { Budget, Results } from "./types";

export type Outcome = Results["projects"][string] & { id: string };

/** The projects of a result by pot, each in the order of the count. */
export function byPot(budget: Budget, results: Results): { key: string; won: Outcome[]; lost: Outcome[] }[] {
  return potsOf(budget).map(([key]) => {
    const here = Object.entries(results.projects)
      .filter(([id]) => budget.projects[id]?.pot === key)
      .map(([id, outcome]) => ({ id, ...outcome }))
      .sort((a, b) => a.order - b.order);
    return { key, won: here.filter((each) => each.won), lost: here.filter((each) => !each.won) };
  });
}

/** Why a project did not win. */
export function whyLost(
  outcome: Outcome,
): "withdrawn" | "supporters-short" | "below-minimum" | "missing" | "no-votes" {
  if (outcome.withdrawn) return "withdrawn";
  if (outcome.verdict === "supporters-short" || outcome.verdict === "below-minimum") return outcome.verdict;
  return outcome.missing === undefined ? "no-votes" : "missing";
}
