import type { Budget, Results } from "../types";

/**
 * Twelve people, 12.000 €. Seven of them want the pitch and the trees, the other five the library and the benches: small
 * enough to follow with a pencil, and the two rules come out differently.
 */
const COSTS = { pitch: "5600", trees: "5600", library: "4000", benches: "1000" } as const;
const VOTES = { pitch: 7, trees: 7, library: 5, benches: 5 } as const;
type Name = keyof typeof COSTS;
const NAMES = Object.keys(COSTS) as Name[];

export function exampleBudget(words: (name: Name) => string): Budget {
  return {
    slug: "esempio",
    title: { it: "" },
    phase: "published",
    currency: "EUR",
    tally: "turnout",
    paper: { kind: "approval", scope: "all-pots" },
    eligibility: {},
    rule: "greedy",
    pots: { all: { title: { it: "" }, amount: "12000" } },
    themes: {},
    projects: Object.fromEntries(
      NAMES.map((name, i) => [
        name,
        {
          pot: "all",
          cost: COSTS[name],
          title: { it: words(name), en: words(name) },
          status: "standing",
          position: i + 1,
          tie: i + 1,
        },
      ]),
    ),
    notices: {},
  };
}

type Facts = Partial<Results["projects"][string]> & { won: boolean };

function results(rule: string, spent: string, left: string, facts: Record<Name, Facts>): Results {
  return {
    rule,
    ballots: 12,
    hash: "",
    currency: "EUR",
    pots: { all: { amount: "12000", spent, left, steps: Object.keys(facts) } },
    projects: Object.fromEntries(
      Object.entries(facts).map(([name, own], i) => [
        name,
        {
          votes: VOTES[name as Name],
          score: VOTES[name as Name],
          cost: COSTS[name as Name],
          order: i + 1,
          verdict: own.won ? "won" : "did-not-fit",
          ...own,
        },
      ]),
    ),
    ties: [],
    fairness: {
      voters: 12,
      represented: 12,
      excluded: "0",
      ownChoices: "0",
      effectiveSupport: "0",
      spent: "0",
    },
    spending: { pots: {}, themes: {}, areas: {} },
  };
}

const paid = (price: string, full: number) => ({
  shares: { price, full, partly: 0, broke: 0, payments: [{ least: price, most: price, voters: full }] },
});

export const greedyExample: Results = results("greedy-cost", "11200", "800", {
  pitch: { won: true, place: 1, left: "12000", leftAfter: "6400" },
  trees: { won: true, place: 2, left: "6400", leftAfter: "800" },
  library: { won: false, left: "800", missing: "3200" },
  benches: { won: false, left: "800", missing: "200" },
});

export const sharesExample: Results = results("mes-cost", "10600", "1400", {
  pitch: { won: true, place: 1, left: "12000", leftAfter: "6400", ...paid("800", 7) },
  library: { won: true, place: 2, left: "6400", leftAfter: "2400", ...paid("800", 5) },
  benches: { won: true, place: 3, left: "2400", leftAfter: "1400", ...paid("200", 5) },
  trees: { won: false, verdict: "supporters-short", available: "1400", missing: "4200" },
});
