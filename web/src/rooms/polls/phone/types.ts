import type { Schemas } from "../../../kit/api";

export type Workshop = Schemas["PollView"];
export type Question = Schemas["PollQuestion"];
export type Results = Schemas["PollResults"];
export type RoundResults = Schemas["PollRoundResults"];
export type Entry = Schemas["PollEntry"];
/** What an answer says, without its id: one member, by kind. */
export type Said = Omit<Schemas["PollAnswer"], "id">;
export type Stored = Omit<Schemas["StoredAnswer"], "answer"> & { answer: Said };
/** What the server has of this participant; `answers` by question, then by round. */
export type Own = Omit<Schemas["OwnAnswers"], "answers"> & {
  answers: Record<string, Record<string, Stored>>;
};

/** Options in the order of the paper; the view has them in a map. */
export function ordered<T extends { position: number }>(map: Record<string, T> | undefined): [string, T][] {
  return Object.entries(map ?? {}).sort(([, a], [, b]) => a.position - b.position);
}
