import type { KeptViews } from "../../../feed/kept.svelte";
import { told, toldIn } from "../../../kit/i18n.svelte";
import { tame } from "../../../kit/wall/tame";
import type { Budget, Results, Tally, Turnout } from "../types";

/** As far as these pages look at a slide: which budget. */
export interface BudgetSlide {
  budget?: string;
}

export const budgetViews = ({ budget }: BudgetSlide): string[] => [
  `budgets/${budget}`,
  `budgets/${budget}/turnout`,
  `budgets/${budget}/tally`,
];

export const budgetOf = ({ budget }: BudgetSlide, views: KeptViews): Budget | undefined =>
  views.state<Budget>(`budgets/${budget}`);

export function ballotsOf({ budget }: BudgetSlide, views: KeptViews): number | undefined {
  const turnout = views.state<Turnout>(`budgets/${budget}/turnout`);
  return turnout && "ballots" in turnout ? turnout.ballots : undefined;
}

function countsOf({ budget }: BudgetSlide, views: KeptViews) {
  const tally = views.state<Tally>(`budgets/${budget}/tally`);
  return tally && "projects" in tally ? tally.projects : undefined;
}

export const hasTurnout = (slide: BudgetSlide, views: KeptViews): boolean =>
  budgetOf(slide, views) !== undefined;

/** A hidden tally is nothing to look at. */
export const hasResults = (slide: BudgetSlide, views: KeptViews): boolean =>
  hasTurnout(slide, views) && countsOf(slide, views) !== undefined;

const ROWS = 8;

export interface Standing {
  id: string;
  label: string;
  lang: string | undefined;
  score: number;
  share: number;
  won: boolean;
}

/** The first eight projects: the winners where there are results, then by score; draws as the budget's own lot decided them. */
export function standings(slide: BudgetSlide, views: KeptViews, results: Results | undefined): Standing[] {
  const [budget, counts] = [budgetOf(slide, views), countsOf(slide, views)];
  if (!budget || !counts) return [];
  const most = Math.max(1, ...Object.values(counts).map((count) => count.score));
  return Object.entries(counts)
    .map(([id, { score }]) => ({
      id,
      label: tame(told(budget.projects[id]?.title) || id, 90),
      lang: toldIn(budget.projects[id]?.title),
      score,
      share: score / most,
      won: results?.projects[id]?.won ?? false,
    }))
    .sort(
      (a, b) =>
        Number(b.won) - Number(a.won) ||
        b.score - a.score ||
        (budget.projects[a.id]?.tie ?? 0) - (budget.projects[b.id]?.tie ?? 0),
    )
    .slice(0, ROWS);
}
