import type { Schemas } from "../../kit/api";

export type Budget = Schemas["Budget"];
export type Project = Schemas["Project"];
export type Ballot = Schemas["Ballot"];
export type Receipt = Schemas["ReceiptAnswer"]["receipt"];
export type Listed = Schemas["BudgetList"]["budgets"][number];
export type Results = Schemas["Results"];
export type Kind = Budget["paper"]["kind"];

/** What somebody gave one project. In a ranking the order of the marks is the ranking; elsewhere the order of choosing. */
export interface Mark {
  id: string;
  points: number;
}

/** A ballot in the making, whatever the paper asks for. */
export type Draft = readonly Mark[];

/** The live numbers: `hidden` while they must not be seen. */
export type Turnout = { ballots: number } | { hidden: string };
export type Tally =
  | { ballots: number; projects: Record<string, { votes: number; score: number }> }
  | { hidden: string };
