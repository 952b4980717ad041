import type { DeskQuestion, Kind, Outcome } from "./types";

type Text = { [tag: string]: string | undefined };

/** One line of an outcome; `share` is of the people who answered, or of the best score, from 0 to 1. */
export interface Line {
  id: string;
  label: string;
  votes: number;
  hands: number;
  score?: number | undefined;
  share: number;
}

export const people = (round: Outcome): number => round.answers + (round.hands ?? 0);

const scored = (kind: Kind) => kind === "ranking" || kind === "points";

/** Options in their order, values of a scale, ranges of numbers: whatever of an outcome makes bars. Empty for words and texts. */
export function linesOf(
  question: DeskQuestion,
  round: Outcome,
  told: (text: Text | undefined) => string,
): Line[] {
  if (question.kind === "number") return bars(round);
  const labels = question.kind === "rating" ? values(question, told) : options(question, told);
  const all = labels.map(({ id, label }) => {
    const { votes = 0, hands = 0, score } = round.counts?.[id] ?? {};
    return { id, label, votes, hands, score: scored(question.kind) ? (score ?? 0) : undefined, share: 0 };
  });
  const best = Math.max(1, ...all.map((line) => line.score ?? 0));
  const whole = Math.max(1, people(round));
  for (const line of all)
    line.share = Math.min(
      1,
      line.score === undefined ? (line.votes + line.hands) / whole : line.score / best,
    );
  return all;
}

function options(question: DeskQuestion, told: (text: Text | undefined) => string) {
  return Object.entries(question.options ?? {})
    .sort(([, a], [, b]) => a.position - b.position)
    .map(([id, option]) => ({ id, label: told(option.text) }));
}

function values(question: DeskQuestion, told: (text: Text | undefined) => string) {
  const { min, max, low, high } = question.scale ?? { min: 1, max: 5 };
  return Array.from({ length: max - min + 1 }, (_, i) => {
    const value = min + i;
    const said = value === min ? told(low) : value === max ? told(high) : "";
    return { id: String(value), label: said ? `${value} · ${said}` : String(value) };
  });
}

function bars(round: Outcome): Line[] {
  const all = Object.entries(round.bars ?? {}).sort(([a], [b]) => Number(a) - Number(b));
  const whole = Math.max(1, ...all.map(([, bar]) => bar.votes));
  return all.map(([id, { from, to, votes }]) => ({
    id,
    label: from === to ? String(from) : `${from} – ${to}`,
    votes,
    hands: 0,
    share: votes / whole,
  }));
}

/** Words with what they count for, most frequent first. */
export const wordsOf = (round: Outcome) =>
  Object.entries(round.words ?? {})
    .map(([id, word]) => ({ id, ...word }))
    .sort((a, b) => b.votes - a.votes || Number(a.id) - Number(b.id));

/** Texts and questions from the room: pinned first, then by votes, then new ones. */
export const entriesOf = (round: Outcome) =>
  Object.entries(round.entries ?? {})
    .map(([id, entry]) => ({ id, ...entry }))
    .sort(
      (a, b) =>
        Number(b.pinned ?? false) - Number(a.pinned ?? false) ||
        b.votes - a.votes ||
        Number(b.id) - Number(a.id),
    );

/** A whole percentage of a share. */
export const percent = (share: number): number => Math.round(share * 100);

/** "3.75" as the language writes it. */
export const decimal = (text: string, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(Number(text));
