import { t } from "../../kit/i18n.svelte";
import { euros } from "../../kit/words";
import { projectTitle, scoreText } from "./titles";
import type { Budget, Results } from "./types";

/** Project ids in the order in which the count came to them. */
export const byTurn = (results: Results): string[] =>
  Object.keys(results.projects).sort((a, b) => results.projects[a]!.order - results.projects[b]!.order);

/** Why a project won or did not, in the words of the rule. */
export function reason(budget: Budget, results: Results, id: string): string {
  const found = results.projects[id]!;
  const money = (amount: string | undefined) => euros(amount ?? "0", results.currency);
  if (found.withdrawn) return t("budgets.why-withdrawn");
  const values = {
    score: scoreText(budget.paper.kind, found.score),
    cost: money(found.cost),
    left: money(found.left),
    missing: money(found.missing),
    known: found.left === undefined ? "no" : "yes",
  };
  return t(found.won ? "budgets.why-won" : "budgets.why-lost", values);
}

/** Where a draw was decided, and by what; empty if there was none. */
export function tie(budget: Budget, results: Results, id: string): string {
  const others = (results.projects[id]?.tiedWith ?? []).map((other) => projectTitle(budget, other));
  return others.length ? t("budgets.why-tied", { projects: others.join(", ") }) : "";
}
