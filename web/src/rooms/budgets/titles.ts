import { t, told } from "../../kit/i18n.svelte";
import { day, euros, hour } from "../../kit/words";
import type { Budget, Listed } from "./types";

type Dated = Pick<Budget | Listed, "phase" | "opensAt" | "closesAt">;

export const phaseWord = (phase: Budget["phase"]): string => t(`budgets.phase-${phase}`);

/** The date that matters now: "Si vota fino a giovedì 30 aprile, ore 18:00". */
export function dateLine({ phase, opensAt, closesAt }: Dated): string {
  if (phase === "draft" && opensAt) return t("budgets.opens", { day: day(opensAt), hour: hour(opensAt) });
  if (phase === "open" && closesAt) return t("budgets.closes", { day: day(closesAt), hour: hour(closesAt) });
  return t(`budgets.phase-${phase}-line`);
}

export const projectTitle = (budget: Budget, id: string): string => told(budget.projects[id]?.title) || id;

/** What the paper asks, in one sentence. */
export function paperLine(budget: Budget): string {
  const { kind, min, max, maxPoints, maxCost, scope } = budget.paper;
  const amounts = Object.values(budget.pots).map((pot) => pot.amount);
  const limit = maxCost ?? (amounts.length === 1 ? amounts[0] : undefined);
  const values = {
    min: min ?? 1,
    max: max ?? Object.keys(budget.projects).length,
    limited: max === undefined ? "no" : "yes",
    points: maxPoints ?? 0,
    money: limit === undefined ? "" : euros(limit, budget.currency),
    known: limit === undefined ? "no" : "yes",
  };
  const where = amounts.length > 1 ? ` ${t(`budgets.scope-${scope}`)}` : "";
  return t(`budgets.paper-${kind}`, values) + where;
}

/** Words for a project's score in this kind of vote: "120 voti", "340 punti". */
export function scoreText(kind: Budget["paper"]["kind"], score: number): string {
  return kind === "points" || kind === "ranking"
    ? t("budgets.points-count", { n: score })
    : t("budgets.votes-count", { n: score });
}
