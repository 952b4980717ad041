import { type Money, money, sum } from "../../kit/money";
import type { Ballot, Budget, Draft, Kind, Mark } from "./types";

/** Where one set of limits holds: a pot, or all of them. */
export interface Zone {
  pots: string[];
  max: number;
  /** The most that the choices may cost together (knapsack). */
  maxCost?: Money;
  maxPoints?: number;
}

/** Why a project can't be added now. `remove` is a chosen project that would make room by itself. */
export type Obstacle =
  | { kind: "withdrawn" }
  | { kind: "other-pot"; pot: string; remove?: string }
  | { kind: "full"; max: number; remove?: string }
  | { kind: "money"; missing: Money; remove?: string }
  | { kind: "points"; remove?: string };

/** What keeps a ballot from being sent. */
export type Fault =
  | { kind: "empty" }
  | { kind: "few"; min: number; have: number }
  | { kind: "many"; max: number; have: number }
  | { kind: "cost"; over: Money }
  | { kind: "points"; max: number; have: number }
  | { kind: "withdrawn"; ids: string[] };

export function zones(budget: Budget): Zone[] {
  const { paper } = budget;
  const pots = Object.keys(budget.pots).sort((a, b) => position(budget, a) - position(budget, b));
  const groups = paper.scope === "all-pots" ? [pots] : pots.map((pot) => [pot]);
  return groups.map((group) => {
    const amounts = sum(group.map((pot) => money(budget.pots[pot]?.amount)));
    return {
      pots: group,
      max:
        paper.max ?? Object.values(budget.projects).filter((project) => group.includes(project.pot)).length,
      ...(paper.kind === "knapsack" ? { maxCost: paper.maxCost ? money(paper.maxCost) : amounts } : {}),
      ...(paper.maxPoints === undefined ? {} : { maxPoints: paper.maxPoints }),
    };
  });
}

const position = (budget: Budget, pot: string) => budget.pots[pot]?.position ?? 0;

export const zoneOf = (budget: Budget, id: string): Zone | undefined =>
  zones(budget).find((zone) => zone.pots.includes(budget.projects[id]?.pot ?? ""));

export function marksIn(budget: Budget, draft: Draft, zone: Zone): Mark[] {
  return draft.filter((mark) => zone.pots.includes(budget.projects[mark.id]?.pot ?? ""));
}

export const costOf = (budget: Budget, draft: Draft): Money =>
  sum(draft.map((mark) => money(budget.projects[mark.id]?.cost)));

export const pointsOf = (draft: Draft): number => draft.reduce((total, mark) => total + mark.points, 0);

export const has = (draft: Draft, id: string): boolean => draft.some((mark) => mark.id === id);

/** What stands in the way of adding this project; undefined if nothing does or if it is chosen already. */
export function obstacle(budget: Budget, draft: Draft, id: string): Obstacle | undefined {
  const project = budget.projects[id];
  const zone = zoneOf(budget, id);
  if (has(draft, id)) return undefined;
  if (!project || !zone || project.status === "withdrawn") return { kind: "withdrawn" };
  const here = marksIn(budget, draft, zone);
  const elsewhere = draft.find((mark) => budget.projects[mark.id]?.pot !== project.pot);
  if (budget.paper.scope === "pot" && elsewhere) {
    const pot = budget.projects[elsewhere.id]?.pot ?? "";
    return { kind: "other-pot", pot, ...(draft.length === 1 ? { remove: elsewhere.id } : {}) };
  }
  const latest = here[here.length - 1]?.id;
  if (here.length >= zone.max) return { kind: "full", max: zone.max, ...(latest ? { remove: latest } : {}) };
  if (zone.maxCost !== undefined) {
    const missing = costOf(budget, here) + money(project.cost) - zone.maxCost;
    if (missing > BigInt(0)) return { kind: "money", missing, ...cheapestThatFrees(budget, here, missing) };
  }
  const first = Math.max(1, budget.paper.minPerProject ?? 1);
  if (zone.maxPoints !== undefined && pointsOf(here) + first > zone.maxPoints) return { kind: "points" };
  return undefined;
}

function cheapestThatFrees(budget: Budget, marks: Mark[], missing: Money): { remove?: string } {
  const cost = (mark: Mark) => money(budget.projects[mark.id]?.cost);
  const enough = marks.filter((mark) => cost(mark) >= missing).sort((a, b) => (cost(a) < cost(b) ? -1 : 1));
  return enough[0] ? { remove: enough[0].id } : {};
}

/** Points that a project may get: none, or between these. */
export function pointRange(budget: Budget, draft: Draft, id: string): { least: number; most: number } {
  const zone = zoneOf(budget, id);
  const others = zone ? marksIn(budget, draft, zone).filter((mark) => mark.id !== id) : [];
  const room = (zone?.maxPoints ?? Number.POSITIVE_INFINITY) - pointsOf(others);
  const most = Math.min(room, budget.paper.maxPerProject ?? zone?.maxPoints ?? 1_000_000);
  return { least: Math.max(1, budget.paper.minPerProject ?? 1), most: Math.max(0, most) };
}

/** Everything that is wrong with the ballot, by the paper's rules; the server judges again. */
export function faults(budget: Budget, draft: Draft): Fault[] {
  const found: Fault[] = [];
  const gone = draft.filter((mark) => budget.projects[mark.id]?.status !== "standing").map((mark) => mark.id);
  if (gone.length) found.push({ kind: "withdrawn", ids: gone });
  const min = budget.paper.min ?? 1;
  if (!draft.length) found.push({ kind: "empty" });
  else if (draft.length < min) found.push({ kind: "few", min, have: draft.length });
  for (const zone of zones(budget)) {
    const here = marksIn(budget, draft, zone);
    if (!here.length) continue;
    if (here.length > zone.max) found.push({ kind: "many", max: zone.max, have: here.length });
    const over = zone.maxCost === undefined ? BigInt(0) : costOf(budget, here) - zone.maxCost;
    if (over > BigInt(0)) found.push({ kind: "cost", over });
    if (zone.maxPoints !== undefined && pointsOf(here) > zone.maxPoints) {
      found.push({ kind: "points", max: zone.maxPoints, have: pointsOf(here) });
    }
  }
  return found;
}

export function toBallot(kind: Kind, draft: Draft): Ballot {
  const ids = draft.map((mark) => mark.id);
  if (kind === "ranking") return { ranking: ids };
  if (kind === "points") return { points: Object.fromEntries(draft.map((mark) => [mark.id, mark.points])) };
  return { choices: ids };
}

export function fromBallot(ballot: Ballot): Draft {
  if (ballot.points) return Object.entries(ballot.points).map(([id, points]) => ({ id, points }));
  return (ballot.ranking ?? ballot.choices ?? []).map((id) => ({ id, points: 1 }));
}

/** The same ballot? The order counts in a ranking only. */
export function same(kind: Kind, a: Draft, b: Draft): boolean {
  const text = (draft: Draft) => {
    const marks = draft.map((mark) => `${mark.id}\u0000${mark.points}`);
    return (kind === "ranking" ? marks : marks.sort()).join("\u0001");
  };
  return text(a) === text(b);
}
