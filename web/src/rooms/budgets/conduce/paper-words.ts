import { amountOf, wholeNumber } from "../../../conduce/amounts";
import { money } from "../../../kit/money";
import type { PaperForm } from "./form";
import type { Paper } from "./types";

/** One piece of the sentence: a key of the texts with its numbers. `amount` is money, to be written in the budget's currency. */
export interface Piece {
  key: string;
  values?: Record<string, number>;
  amount?: bigint;
}

/** The numbers of a paper, from the server's or from a form's fields; what can't be read counts as missing. */
export interface Limits {
  kind: Paper["kind"];
  scope: Paper["scope"];
  min: number;
  max?: number | undefined;
  maxCost?: string | undefined;
  maxPoints?: number | undefined;
  minPerProject?: number | undefined;
  maxPerProject?: number | undefined;
}

export const limitsOf = (paper: Paper): Limits => ({ ...paper, min: paper.min ?? 1 });

export function limitsTyped(form: PaperForm): Limits {
  const read = (text: string, least: number) => wholeNumber(text, least, 1_000_000);
  return {
    kind: form.kind,
    scope: form.scope,
    min: read(form.min, 0) ?? 1,
    max: read(form.max, 1),
    maxCost: form.kind === "knapsack" ? amountOf(form.maxCost) : undefined,
    maxPoints: read(form.maxPoints, 1),
    minPerProject: read(form.minPerProject, 0),
    maxPerProject: read(form.maxPerProject, 1),
  };
}

/**
 * How one votes, in plain sentences. The first says what a person does, those after it add limits. With one pot nothing is
 * said of areas. Fewest and most are about the whole ballot and about each area, as the server judges them.
 */
export function paperSentences(limits: Limits, pots: number): Piece[] {
  const where = pots < 2 ? "one" : limits.scope;
  const pieces: Piece[] = [{ key: `organise.say-${limits.kind}-${where}`, values: counted(limits, where) }];
  if (where === "each-pot" && limits.min > 1)
    pieces.push({ key: "organise.say-least", values: { min: limits.min } });
  if (limits.kind === "knapsack") pieces.push(costPiece(limits, where));
  if (limits.kind === "points") pieces.push(...pointPieces(limits, where));
  if (limits.min === 0) pieces.push({ key: "organise.say-blank" });
  return pieces;
}

/** `how` picks the words for the number of projects: 0 any, 1 up to max, 2 exactly, 3 from min to max, 4 at least min. */
function counted({ min, max }: Limits, where: string): Record<string, number> {
  const least = where === "each-pot" ? Math.min(min, 1) : min;
  if (max === undefined) return { how: least > 1 ? 4 : 0, min: least, max: 0 };
  if (least === max) return { how: 2, min: least, max };
  return { how: least > 0 && max > 1 && where !== "each-pot" ? 3 : 1, min: least, max };
}

function costPiece(limits: Limits, where: string): Piece {
  if (limits.maxCost)
    return {
      key: `organise.say-cost-${where === "each-pot" ? "each" : "all"}`,
      amount: money(limits.maxCost),
    };
  return { key: `organise.say-cost-pot-${where === "one" || where === "all-pots" ? "all" : "each"}` };
}

function pointPieces(limits: Limits, where: string): Piece[] {
  const pieces: Piece[] = [];
  if (limits.maxPoints)
    pieces.push({
      key: `organise.say-points-${where === "each-pot" ? "each" : "all"}`,
      values: { most: limits.maxPoints },
    });
  const { minPerProject: least = 0, maxPerProject: most } = limits;
  if (most !== undefined)
    pieces.push({ key: "organise.say-per-project", values: { least: Math.max(1, least), most } });
  else if (least > 1) pieces.push({ key: "organise.say-per-project-least", values: { least } });
  return pieces;
}
