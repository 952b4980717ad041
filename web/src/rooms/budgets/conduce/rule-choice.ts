import type { Paper } from "./types";

const CHOICES = ["greedy", "equal-shares", "phragmen"] as const;

/** The rules to choose from for a kind of paper; one that somebody set otherwise stays among them. */
export function rulesFor(kind: Paper["kind"], own: string): string[] {
  const fitting = CHOICES.filter((rule) => rule !== "phragmen" || kind === "approval" || kind === "knapsack");
  return fitting.includes(own as never) || CHOICES.includes(own as never) ? [...fitting] : [...fitting, own];
}

/** Whether voters' shares grow step by step under a rule. */
export const hasSteps = (rule: string): boolean =>
  rule === "equal-shares" || rule === "mes" || rule.includes("-add1");

/** Whether a rule of the list can't count this kind of paper. */
export const unfit = (kind: Paper["kind"], rule: string): boolean => !rulesFor(kind, rule).includes(rule);
