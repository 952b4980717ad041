import { t } from "../../kit/i18n.svelte";
import { share } from "../../kit/money";
import { euros } from "../../kit/words";
import { costOf, marksIn, pointsOf, type Zone } from "./paper";
import type { Budget, Draft } from "./types";

/** How much of a zone's limit is used: the bar, and the same in words. */
export interface Usage {
  value: number;
  over: boolean;
  text: string;
}

export function usage(budget: Budget, draft: Draft, zone: Zone): Usage {
  const here = marksIn(budget, draft, zone);
  if (zone.maxCost !== undefined) {
    const [used, whole] = [costOf(budget, here), zone.maxCost];
    const over = used > whole;
    const words = {
      used: euros(used, budget.currency),
      whole: euros(whole, budget.currency),
      left: euros(over ? used - whole : whole - used, budget.currency),
    };
    return {
      value: over ? 1 : share(used, whole),
      over,
      text: t(over ? "budgets.meter-over" : "budgets.meter-money", words),
    };
  }
  const [used, whole] =
    zone.maxPoints === undefined ? [here.length, zone.max] : [pointsOf(here), zone.maxPoints];
  const what = zone.maxPoints === undefined ? "choices" : "points";
  const words = { used, whole, left: Math.max(0, whole - used) };
  return {
    value: whole ? Math.min(1, used / whole) : 0,
    over: used > whole,
    text: t(`budgets.meter-${what}`, words),
  };
}
