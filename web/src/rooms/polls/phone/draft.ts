import type { Question, Said } from "./types";

/** What somebody is about to answer; each kind uses its own member. */
export interface Draft {
  choices: string[];
  rating: number | undefined;
  ranking: string[];
  points: Record<string, number>;
  words: string[];
  text: string;
  number: string;
}

export const WORD_LONGEST = 40;
export const TEXT_LONGEST = 500;
export const ASK_LONGEST = 300;

export function emptyDraft(question: Question): Draft {
  return {
    choices: [],
    rating: undefined,
    ranking: [],
    points: {},
    words: Array.from({ length: question.kind === "wordcloud" ? (question.entries ?? 3) : 0 }, () => ""),
    text: "",
    number: "",
  };
}

/** A draft that says what was answered before, to change it. Options that are gone stay out. */
export function draftOf(question: Question, said: Said): Draft {
  const known = (id: string) => question.options !== undefined && id in question.options;
  const empty = emptyDraft(question);
  return {
    ...empty,
    choices: (said.choices ?? []).filter(known),
    rating: said.rating,
    ranking: (said.ranking ?? []).filter(known),
    points: Object.fromEntries(Object.entries(said.points ?? {}).filter(([id]) => known(id))),
    words: empty.words.map((_, i) => said.words?.[i] ?? ""),
    text: said.text ?? "",
    number: said.number === undefined ? "" : String(said.number),
  };
}

export type Judged = { said: Said } | { fault: string; values: Record<string, number> };

/** The answer that a draft makes, or why it is none yet: the key of a text and its values. */
export function judge(question: Question, draft: Draft): Judged {
  const fault = (key: string, values: Record<string, number> = {}): Judged => ({
    fault: `phone.fault-${key}`,
    values,
  });
  switch (question.kind) {
    case "single":
      return draft.choices.length === 1 ? { said: { choices: draft.choices } } : fault("single");
    case "multiple":
      return between(question, draft.choices.length)
        ? { said: { choices: draft.choices } }
        : fault("multiple", limits(question));
    case "ranking":
      return between(question, draft.ranking.length)
        ? { said: { ranking: draft.ranking } }
        : fault("ranking", limits(question));
    case "rating":
      return draft.rating === undefined ? fault("rating") : { said: { rating: draft.rating } };
    case "points":
      return spread(question, draft.points, fault);
    case "wordcloud": {
      const words = draft.words.map((word) => word.trim()).filter((word) => word !== "");
      return words.length ? { said: { words } } : fault("words");
    }
    case "text":
      return draft.text.trim() ? { said: { text: draft.text.trim() } } : fault("text");
    case "number":
      return whole(question, draft.number, fault);
    case "qa":
      return fault("text");
  }
}

/** How many options may be named. */
export function limits(question: Question): { min: number; max: number } {
  const all = Object.keys(question.options ?? {}).length;
  return { min: question.min ?? 1, max: Math.min(question.max ?? all, all) };
}

function between(question: Question, count: number): boolean {
  const { min, max } = limits(question);
  return count >= min && count <= max;
}

export const total = (points: Record<string, number>): number =>
  Object.values(points).reduce((sum, each) => sum + each, 0);

function spread(
  question: Question,
  points: Record<string, number>,
  fault: (key: string, values?: Record<string, number>) => Judged,
): Judged {
  const most = question.points ?? 10;
  const given = total(points);
  if (given === 0) return fault("points-none");
  if (given > most) return fault("points-many", { most, given });
  return { said: { points: Object.fromEntries(Object.entries(points).filter(([, each]) => each > 0)) } };
}

function whole(
  question: Question,
  text: string,
  fault: (key: string, values?: Record<string, number>) => Judged,
): Judged {
  const clean = text.trim().replace(/^[−–]/, "-");
  if (!/^[+-]?\d{1,10}$/.test(clean)) return fault("number");
  const number = Number(clean);
  const range = question.range;
  if (range && (number < range.min || number > range.max))
    return fault("range", { min: range.min, max: range.max });
  return { said: { number } };
}

/** One option on or off; a single choice replaces the one before. */
export function toggled(question: Question, choices: string[], id: string): string[] {
  if (question.kind === "single") return [id];
  return choices.includes(id) ? choices.filter((each) => each !== id) : [...choices, id];
}

/** The ranking with `id` at `place` (from 0), the others in their order. */
export function placed(ranking: string[], id: string, place: number): string[] {
  const others = ranking.filter((each) => each !== id);
  const at = Math.max(0, Math.min(place, others.length));
  return [...others.slice(0, at), id, ...others.slice(at)];
}
