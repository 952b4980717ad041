import { wholeNumber } from "../../../conduce/amounts";
import type { DeskQuestion, DeskRound } from "./types";

const MOST = 10_000;

/** The things that raised hands can be counted for, in their order. */
export function handKeys(question: DeskQuestion): string[] {
  if (question.kind === "rating") {
    const { min, max } = question.scale ?? { min: 1, max: 5 };
    return Array.from({ length: max - min + 1 }, (_, i) => String(min + i));
  }
  return Object.entries(question.options ?? {})
    .sort(([, a], [, b]) => a.position - b.position)
    .map(([id]) => id);
}

/** What was entered before, to be changed. */
export function handsTyped(
  question: DeskQuestion,
  round: DeskRound | undefined,
): { people: string; counts: Record<string, string> } {
  const counts = Object.fromEntries(
    handKeys(question).map((key) => [key, String(round?.counts?.[key]?.hands ?? 0)]),
  );
  return { people: String(round?.hands ?? 0), counts };
}

/**
 * What was typed, as the server wants it; undefined if something is no number. With one choice each the people are the hands; with
 * several they are asked for, because one person raises a hand more than once.
 */
export function handCounts(
  question: DeskQuestion,
  typed: { people: string; counts: Record<string, string> },
): { people: number; counts: Record<string, number> } | undefined {
  const counts: Record<string, number> = {};
  for (const [key, text] of Object.entries(typed.counts)) {
    const n = wholeNumber(text.trim() || "0", 0, MOST);
    if (n === undefined) return undefined;
    counts[key] = n;
  }
  const sum = Object.values(counts).reduce((all, n) => all + n, 0);
  const people = question.kind === "multiple" ? wholeNumber(typed.people.trim() || "0", 0, MOST) : sum;
  return people === undefined ? undefined : { people, counts };
}
