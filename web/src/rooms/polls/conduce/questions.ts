import type { Desk, DeskQuestion, DeskRound } from "./types";

export type Placed = { id: string; question: DeskQuestion };

/** All questions in their order. */
export function inOrder(desk: Desk): Placed[] {
  return Object.entries(desk.questions)
    .map(([id, question]) => ({ id, question }))
    .sort((a, b) => a.question.position - b.question.position);
}

/** The question so many places from the current one; from none, the first. Undefined beyond the ends. */
export function stepFrom(desk: Desk, by: 1 | -1): string | undefined {
  const ids = inOrder(desk).map(({ id }) => id);
  const at = desk.current === undefined ? -1 : ids.indexOf(desk.current);
  if (at < 0) return by === 1 ? ids[0] : undefined;
  return ids[at + by];
}

/** The rounds that count, oldest first. */
export function roundsOf(question: DeskQuestion): { number: number; round: DeskRound }[] {
  return Object.entries(question.rounds)
    .map(([number, round]) => ({ number: Number(number), round }))
    .sort((a, b) => a.number - b.number);
}

export const newest = (question: DeskQuestion) => roundsOf(question).pop();

/** A list with one entry moved from one place to another. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const all = [...list];
  const [taken] = all.splice(from, 1);
  if (taken !== undefined) all.splice(to, 0, taken);
  return all;
}

/** Whether results of this kind are words or texts that somebody moderates. */
export const isModerated = (question: DeskQuestion): boolean =>
  question.kind === "wordcloud" || question.kind === "text" || question.kind === "qa";

/** Whether raised hands can be counted for it. */
export const takesHands = (question: DeskQuestion): boolean =>
  question.kind === "single" || question.kind === "multiple" || question.kind === "rating";

/** What waits to be let through, over all rounds. */
export const waiting = (question: DeskQuestion): number =>
  roundsOf(question).reduce((sum, { round }) => sum + (round.waiting ?? 0), 0);
