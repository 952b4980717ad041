import type { Schemas } from "../../../kit/api";
import { tame } from "../../../kit/wall/tame";
import type { Said } from "./cloud";

export type Wall = Schemas["PollWall"];
export type Question = Schemas["PollQuestion"];
export type Round = Schemas["PollRoundResults"];
type Telling = (text: { [tag: string]: string | undefined } | undefined) => string;

/** What people read from five metres: more rows are too small. */
export const ROWS = 8;
const WORD = 18;
const ENTRY = 150;

/** One line with a bar. Shares are of 1; `before` is the round before, where there are two to compare. */
export interface Row {
  id: string;
  label: string;
  value: number;
  share: number;
  before?: number;
  /** Where the last of the ranges of numbers ends. */
  until?: string;
}

/** What the wall is at. */
export type Stage = "ended" | "waiting" | "prepared" | "open" | "closed";

export function stageOf(wall: Wall): Stage {
  if (wall.phase === "ended") return "ended";
  return wall.question ? wall.question.state : "waiting";
}

/** Whether people are answering now: then the screen stays. */
export const isOpen = (wall: Wall | undefined): boolean => wall !== undefined && stageOf(wall) === "open";

/** The revealed rounds, oldest first. */
export function roundsOf(wall: Wall): { number: number; round: Round }[] {
  return Object.entries(wall.rounds ?? {})
    .map(([number, round]) => ({ number: Number(number), round }))
    .sort((a, b) => a.number - b.number);
}

/** The round whose results are shown: the newest one, if it is revealed. */
export function shownRound(wall: Wall): Round | undefined {
  const number = wall.question?.round;
  return number === undefined ? undefined : wall.rounds?.[String(number)];
}

/** The round before the one that is shown, to compare. */
export function roundBefore(wall: Wall): { number: number; round: Round } | undefined {
  const now = wall.question?.round ?? 0;
  return roundsOf(wall)
    .filter(({ number }) => number < now)
    .pop();
}

const people = (round: Round): number => round.answers + (round.hands ?? 0);

/** How much a row counts for: hands are people too; ranking and points go by their score. */
const weight = (round: Round, id: string): number => {
  const count = round.counts?.[id];
  return count?.score ?? (count?.votes ?? 0) + (count?.hands ?? 0);
};

/** The options with what they got: in their own order, or by score where the order is the result. At most eight. */
export function optionRows(
  question: Question,
  round: Round | undefined,
  before: Round | undefined,
  told: Telling,
): Row[] {
  const scored = question.kind === "ranking" || question.kind === "points";
  const ids = Object.entries(question.options ?? {})
    .sort(([, a], [, b]) => a.position - b.position)
    .map(([id]) => id);
  const whole = (of: Round) =>
    scored ? Math.max(1, ...ids.map((id) => weight(of, id))) : Math.max(1, people(of));
  const rows = ids.map((id): Row => {
    const value = round ? weight(round, id) : 0;
    return {
      id,
      label: tame(told(question.options?.[id]?.text), 90),
      value,
      share: round ? value / whole(round) : 0,
      ...(round && before ? { before: weight(before, id) / whole(before) } : {}),
    };
  });
  const order = new Map(ids.map((id, i) => [id, i]));
  const byValue = [...rows].sort((a, b) => b.value - a.value || order.get(a.id)! - order.get(b.id)!);
  if (scored && round) return byValue.slice(0, ROWS);
  if (!round || rows.length <= ROWS) return rows.slice(0, ROWS);
  const best = new Set(byValue.slice(0, ROWS).map((row) => row.id));
  return rows.filter((row) => best.has(row.id));
}

/** Upright bars: a rating's values, or a number's ranges, which are named by where they begin. */
export function columns(question: Question, round: Round): Row[] {
  if (question.kind === "number") {
    const bars = Object.entries(round.bars ?? {}).sort(([a], [b]) => Number(a) - Number(b));
    const most = Math.max(1, ...bars.map(([, bar]) => bar.votes));
    return bars.slice(0, ROWS).map(([id, bar], i, all) => ({
      id,
      label: String(bar.from),
      value: bar.votes,
      share: bar.votes / most,
      ...(i === all.length - 1 && bar.to > bar.from ? { until: String(bar.to) } : {}),
    }));
  }
  const { min = 1, max = 5 } = question.scale ?? {};
  const values = Array.from({ length: Math.min(11, Math.max(1, max - min + 1)) }, (_, i) => String(min + i));
  const most = Math.max(1, ...values.map((value) => weight(round, value)));
  return values.map((id) => ({ id, label: id, value: weight(round, id), share: weight(round, id) / most }));
}

/** The words, most frequent first, as they may stand on a wall. */
export function wordsOf(round: Round): Said[] {
  return Object.entries(round.words ?? {})
    .map(([id, word]) => ({ id, text: tame(word.text, WORD), votes: word.votes }))
    .filter((word) => word.text !== "")
    .sort((a, b) => b.votes - a.votes || Number(a.id) - Number(b.id));
}

export interface Entry {
  id: string;
  text: string;
  votes: number;
  pinned: boolean;
  answered: boolean;
}

/** Texts or questions from the room: pinned ones first, then by votes, then the newest; answered ones come last. */
export function entriesOf(round: Round): Entry[] {
  return Object.entries(round.entries ?? {})
    .map(([id, entry]) => ({
      id,
      text: tame(entry.text, ENTRY),
      votes: entry.votes,
      pinned: entry.pinned ?? false,
      answered: entry.answered ?? false,
    }))
    .filter((entry) => entry.text !== "")
    .sort(
      (a, b) =>
        Number(b.pinned) - Number(a.pinned) ||
        Number(a.answered) - Number(b.answered) ||
        b.votes - a.votes ||
        Number(b.id) - Number(a.id),
    );
}

/** How many of these fit, by the lines that each takes; at least one. */
export function fitting(entries: readonly Entry[], perLine: number, lines: number): Entry[] {
  const found: Entry[] = [];
  let used = 0;
  for (const entry of entries.slice(0, ROWS)) {
    used += Math.max(1, Math.ceil(entry.text.length / perLine)) + 0.45;
    if (found.length && used > lines) break;
    found.push(entry);
  }
  return found;
}

/** "3.75" as people write it; empty for none. */
export function decimal(text: string | undefined, language: string): string {
  return text === undefined || Number.isNaN(Number(text))
    ? ""
    : new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(Number(text));
}
