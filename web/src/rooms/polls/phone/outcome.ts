import { ordered, type Question, type RoundResults } from "./types";

/** One bar: `share` of the people who answered (from 0 to 1) where that says something. */
export interface Cell {
  round: number;
  value: number;
  share: number | undefined;
}
/** One line of a result, with a bar for each revealed round. `text` in the languages it was written in, or `label` as it is. */
export interface Row {
  id: string;
  text: Record<string, string> | undefined;
  label: string;
  cells: Cell[];
}
type Round = [number, RoundResults];

export const people = (round: RoundResults): number => round.answers + (round.hands ?? 0);

/** The lines of a question whose results are counts. Scores stand best first, all else in the order of the paper. */
export function rowsOf(question: Question, rounds: Round[]): Row[] {
  if (question.kind === "number") return bins(rounds);
  const scored = question.kind === "ranking" || question.kind === "points";
  const cells = (id: string) => rounds.map(([round, found]) => cell(round, found, id, scored));
  if (question.kind === "rating") {
    const { min, max } = question.scale ?? { min: 1, max: 5 };
    return Array.from({ length: max - min + 1 }, (_, i) => String(min + i)).map((id) => ({
      id,
      text: undefined,
      label: id,
      cells: cells(id),
    }));
  }
  const rows = ordered(question.options).map(
    ([id, option]): Row => ({ id, text: option.text, label: "", cells: cells(id) }),
  );
  const newest = (row: Row) => row.cells[row.cells.length - 1]?.value ?? 0;
  return scored ? rows.sort((a, b) => newest(b) - newest(a)) : rows;
}

function cell(round: number, found: RoundResults, id: string, scored: boolean): Cell {
  const count = found.counts?.[id];
  if (scored) return { round, value: count?.score ?? 0, share: undefined };
  const value = (count?.votes ?? 0) + (count?.hands ?? 0);
  const all = people(found);
  return { round, value, share: all > 0 ? value / all : undefined };
}

/** Numbers stand in as many groups as the server made; rounds may be grouped differently, so each has its own lines. */
function bins(rounds: Round[]): Row[] {
  return rounds.flatMap(([round, found]) =>
    Object.entries(found.bars ?? {})
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([id, bar]) => ({
        id: `${round}.${id}`,
        text: undefined,
        label: bar.from === bar.to ? String(bar.from) : `${bar.from} – ${bar.to}`,
        cells: [{ round, value: bar.votes, share: undefined }],
      })),
  );
}

/** Pinned first, then by votes, then new ones. */
export function sortedEntries(
  round: RoundResults | undefined,
): [string, NonNullable<RoundResults["entries"]>[string]][] {
  return Object.entries(round?.entries ?? {}).sort(
    ([a, x], [b, y]) =>
      Number(y.pinned === true) - Number(x.pinned === true) || y.votes - x.votes || Number(b) - Number(a),
  );
}

/** Words with the size in which they are set, 1 to 5, most frequent first. */
export function sizedWords(round: RoundResults): { id: string; text: string; votes: number; size: number }[] {
  const words = Object.entries(round.words ?? {}).sort(
    ([a, x], [b, y]) => y.votes - x.votes || Number(a) - Number(b),
  );
  const most = words[0]?.[1].votes ?? 1;
  return words.map(([id, { text, votes }]) => ({
    id,
    text,
    votes,
    size: most <= 1 ? 3 : 1 + Math.round((4 * (votes - 1)) / (most - 1)),
  }));
}
