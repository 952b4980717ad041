import type { Kind } from "../types";

/** What a rule does, as far as a resident needs to tell rules apart. */
export type Family = "greedy" | "shares" | "bounded" | "phragmen" | "other";

/** The family of a rule by its key or friendlier name. */
export function family(rule: string): Family {
  if (/^(mes|equal-shares)/.test(rule)) return "shares";
  if (/^(greedy|most-votes)/.test(rule)) return "greedy";
  if (/^(bos|bounded-overspending)/.test(rule)) return "bounded";
  return /^(sequential-)?phragm[eé]n/.test(rule) ? "phragmen" : "other";
}

/** What happens under a rule of Equal Shares with the money that no group can spend. */
export function rest(rule: string): "left" | "grown" | "greedy" | "both" {
  if (rule === "equal-shares" || rule === "mes" || rule.includes("-add1u")) return "both";
  if (/-(add1|budget1pct)/.test(rule)) return "grown";
  return rule.endsWith("-greedy") ? "greedy" : "left";
}

/** Rules to set beside each other for a kind of paper: by the names that the server knows. */
export function comparable(kind: Kind): string[] {
  const both = ["greedy", "equal-shares"];
  return kind === "approval" || kind === "knapsack" ? [...both, "phragmen"] : both;
}

/** The same for organisers, who may look further. */
export const everyRule = (kind: Kind): string[] => [...comparable(kind), "bos"];
