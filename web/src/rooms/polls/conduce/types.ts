import type { Schemas } from "../../../kit/api";

export type Desk = Schemas["PollDesk"];
export type DeskQuestion = Schemas["DeskQuestion"];
export type DeskRound = Schemas["DeskRound"];
export type Kind = Schemas["PollKind"];
export type Listed = Schemas["WorkshopList"]["workshops"][number];
export type Member = Schemas["MemberRole"];
export type Outcome = Schemas["PollRoundResults"];
export type QuestionDraft = Schemas["QuestionDraft"];
export type Queued = NonNullable<DeskRound["queue"]>[string];
export type Sheet = Schemas["PaperSheet"];
export type Status = Schemas["EntryStatus"];
export type WorkshopDraft = Schemas["WorkshopDraft"];

/** In the order in which the form offers them: the everyday ones first. */
export const KINDS = [
  "single",
  "multiple",
  "rating",
  "wordcloud",
  "qa",
  "ranking",
  "points",
  "text",
  "number",
] as const;
export const PROTECTIONS = ["code", "paper", "resident"] as const;
