import type { DeskRound, Queued, Status } from "./types";

export type Item = Queued & { id: string };

/** What a moderator sees under one heading: what waits oldest first, the rest by votes, then newest first. Words that are counted with another stand with it. */
export function queued(round: DeskRound, status: Status): Item[] {
  const all = Object.entries(round.queue ?? {})
    .map(([id, item]) => ({ id, ...item }))
    .filter((item) => item.status === status && !(item.into && round.queue?.[item.into]?.status === status));
  const age = (a: Item, b: Item) => Number(a.id) - Number(b.id);
  if (status === "waiting") return all.sort(age);
  return all.sort(
    (a, b) => Number(b.pinned ?? false) - Number(a.pinned ?? false) || b.votes - a.votes || -age(a, b),
  );
}

/** The words that are counted with this one. */
export const mergedInto = (round: DeskRound, id: string): Item[] =>
  Object.entries(round.queue ?? {})
    .filter(([, item]) => item.into === id)
    .map(([other, item]) => ({ id: other, ...item }));

/** The words with which this one may be counted, most frequent first. */
export function targets(round: DeskRound, id: string): { id: string; text: string; votes: number }[] {
  const shown = Object.entries(round.queue ?? {})
    .filter(([other, item]) => other !== id && item.status === "shown" && !item.into)
    .map(([other, { text, votes }]) => ({ id: other, text, votes: round.words?.[other]?.votes ?? votes }));
  return shown.sort((a, b) => b.votes - a.votes || a.text.localeCompare(b.text));
}

export type Verdict = { status?: Status; into?: string; pinned?: boolean; answered?: boolean };

/** What puts an item back to where it was before a verdict. */
export function undoOf(item: Item, verdict: Verdict): Verdict {
  const back: Verdict = {};
  if (verdict.status !== undefined) back.status = item.status;
  if (verdict.into !== undefined) back.into = item.into ?? item.id;
  if (verdict.pinned !== undefined) back.pinned = item.pinned ?? false;
  if (verdict.answered !== undefined) back.answered = item.answered ?? false;
  return back;
}

/** The name of what a verdict does, for texts. */
export function verdictName(verdict: Verdict, item: Item): string {
  if (verdict.into !== undefined) return verdict.into === item.id ? "part" : "merge";
  if (verdict.status !== undefined) return verdict.status;
  if (verdict.pinned !== undefined) return verdict.pinned ? "pin" : "unpin";
  return verdict.answered ? "answered" : "unanswered";
}
