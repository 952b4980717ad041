import { money } from "../../../kit/money";
import type { Results } from "../types";

/** One project's turn in the count of a pot. */
export interface Step {
  id: string;
  won: boolean;
  /** What the winners so far cost together, this one included, from 0 to 1 of the pot. */
  filled: number;
  /** Amount left in the pot after this turn. */
  left: string;
}

/** Parts of the pot's bar: the winners in order of selection. */
export interface Segment {
  id: string;
  from: number;
  width: number;
}

const part = (amount: bigint, whole: bigint): number =>
  whole > BigInt(0) ? Number((amount * BigInt(1_000_000)) / whole) / 1_000_000 : 0;

/** The count of a pot, turn by turn. What a winner leaves stays until the next winner. */
export function stepsOf(results: Results, pot: string): Step[] {
  const { amount, steps } = results.pots[pot]!;
  let left = money(amount);
  return steps.map((id) => {
    const { won, cost } = results.projects[id]!;
    if (won) left -= money(cost);
    return { id, won, filled: part(money(amount) - left, money(amount)), left: text(left) };
  });
}

/** The bar after a number of turns; all of them by default. */
export function segments(results: Results, pot: string, turns = Number.POSITIVE_INFINITY): Segment[] {
  const { amount, steps } = results.pots[pot]!;
  let from = 0;
  return steps
    .slice(0, turns)
    .filter((id) => results.projects[id]!.won)
    .map((id) => {
      const width = part(money(results.projects[id]!.cost), money(amount));
      const segment = { id, from, width };
      from += width;
      return segment;
    });
}

/** Ids of a pot's winners, in order of selection. */
export const winners = (results: Results, pot: string): string[] =>
  segments(results, pot).map(({ id }) => id);

/** Who would win or lose that does not in the official outcome. */
export function changes(official: Results, other: Results): { enter: string[]; leave: string[] } {
  const ids = Object.keys(official.projects);
  return {
    enter: ids.filter((id) => other.projects[id]?.won && !official.projects[id]!.won),
    leave: ids.filter((id) => official.projects[id]!.won && !other.projects[id]?.won),
  };
}

function text(amount: bigint): string {
  const digits = amount.toString().padStart(5, "0");
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
