import { t, told } from "../../kit/i18n.svelte";
import { euros } from "../../kit/words";
import type { Fault, Obstacle } from "./paper";
import { projectTitle } from "./titles";
import type { Budget } from "./types";

/** Why a project can't be chosen now, for the voter. */
export function obstacleText(budget: Budget, obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case "withdrawn":
      return t("budgets.obstacle-withdrawn");
    case "other-pot":
      return t("budgets.obstacle-other-pot", { pot: told(budget.pots[obstacle.pot]?.title) });
    case "full":
      return t("budgets.obstacle-full", { max: obstacle.max });
    case "money":
      return t("budgets.obstacle-money", { missing: euros(obstacle.missing, budget.currency) });
    case "points":
      return t("budgets.obstacle-points");
  }
}

/** What still keeps the ballot from being sent, for the voter. */
export function faultText(budget: Budget, fault: Fault): string {
  switch (fault.kind) {
    case "empty":
      return t("budgets.fault-empty");
    case "few":
      return t("budgets.fault-few", { min: fault.min, have: fault.have });
    case "many":
      return t("budgets.fault-many", { max: fault.max, have: fault.have });
    case "cost":
      return t("budgets.fault-cost", { over: euros(fault.over, budget.currency) });
    case "points":
      return t("budgets.fault-points", { max: fault.max, have: fault.have });
    case "withdrawn":
      return t("budgets.fault-withdrawn", {
        projects: fault.ids.map((id) => projectTitle(budget, id)).join(", "),
      });
  }
}
