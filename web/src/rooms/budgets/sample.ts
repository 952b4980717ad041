import type { Budget } from "./types";

/** A small budget for tests. */
export function sample(paper: Budget["paper"], pots: Record<string, string> = { one: "100000" }): Budget {
  const names = Object.keys(pots);
  const costs = { a: "30000", b: "45000", c: "60000", d: "20000.50" };
  const projects: Budget["projects"] = {};
  for (const [i, [id, cost]] of Object.entries(costs).entries()) {
    const place = { position: i + 1, tie: i + 1 };
    projects[id] = {
      pot: names[i % names.length]!,
      cost,
      title: { it: `Progetto ${id.toUpperCase()}` },
      status: "standing",
      ...place,
    };
  }
  return {
    slug: "prova",
    title: { it: "Prova" },
    phase: "open",
    currency: "EUR",
    tally: "live",
    paper,
    eligibility: {},
    rule: "greedy",
    pots: Object.fromEntries(
      names.map((id, i) => [id, { title: { it: id }, amount: pots[id]!, position: i }]),
    ),
    themes: {},
    projects,
    notices: {},
  };
}
