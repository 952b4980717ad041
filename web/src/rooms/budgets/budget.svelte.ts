import { LiveView } from "../../feed/live.svelte";
import type { Budget } from "./types";

/** The slow view of a budget: texts, dates, paper, projects. Every page of a budget starts with it. */
export const budgetView = (slug: string): LiveView<Budget> => new LiveView<Budget>(`budgets/${slug}`);

/** Project ids in the organiser's order. */
export function byPosition(budget: Budget): string[] {
  const { projects } = budget;
  return Object.keys(projects).sort((a, b) => projects[a]!.position - projects[b]!.position);
}
