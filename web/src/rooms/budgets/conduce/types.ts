import type { Schemas } from "../../../kit/api";

export type Budget = Schemas["Budget"];
export type BudgetDraft = Schemas["BudgetDraft"];
export type Listed = Schemas["BudgetList"]["budgets"][number];
export type Paper = Schemas["BallotPaper"];
export type Phase = Schemas["Phase"];
export type Project = Schemas["Project"];
export type ProjectDraft = Schemas["ProjectDraft"];
export type Results = Schemas["Results"];

export const KINDS = ["approval", "knapsack", "points", "ranking"] as const;
export const SCOPES = ["all-pots", "each-pot", "pot"] as const;
export const TALLIES = ["turnout", "live", "hidden"] as const;
