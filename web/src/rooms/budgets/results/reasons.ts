import { t } from "../../../kit/i18n.svelte";
import { money } from "../../../kit/money";
import { euros } from "../../../kit/words";
import { projectTitle, scoreText } from "../titles";
import type { Budget, Results } from "../types";

type Facts = Results["projects"][string];

/** Why a project won or lost: the first sentence is the answer, the others explain it. */
export function reasons(budget: Budget, results: Results, id: string): string[] {
  const facts = results.projects[id]!;
  const amount = (value: string | undefined) => euros(value ?? "0", results.currency);
  const values = { cost: amount(facts.cost), left: amount(facts.left), missing: amount(facts.missing) };
  const said = facts.won
    ? [t("budgets.why-won", { ...values, place: facts.place ?? 0 }), ...paid(facts, results.currency)]
    : [...lost(budget, facts, values), ...more(facts)];
  const tie = tied(budget, facts);
  return tie ? [...said, tie] : said;
}

type Said = Record<"cost" | "left" | "missing", string>;

function lost(budget: Budget, facts: Facts, values: Said): string[] {
  const available = euros(facts.available ?? "0", budget.currency);
  const rest = facts.completion;
  switch (facts.verdict) {
    case "supporters-short":
      return [
        t("budgets.why-short", { ...values, available }),
        ...(rest
          ? [
              t("budgets.why-completion", {
                left: euros(rest.left, budget.currency),
                missing: euros(rest.missing, budget.currency),
              }),
            ]
          : []),
      ];
    case "below-minimum":
      return [
        t("budgets.why-minimum", {
          minimum: Number(facts.minimum),
          score: scoreText(budget.paper.kind, facts.score),
        }),
      ];
    case "too-few-for-its-cost":
      return [t("budgets.why-support", { n: Math.ceil(Number(facts.missing)) })];
    case "excluded":
      return [t("budgets.why-excluded", { project: projectTitle(budget, facts.by ?? "") })];
    case "not-reached":
      return [t(money(facts.missing) > BigInt(0) ? "budgets.why-lost" : "budgets.why-stopped", values)];
    case "withdrawn":
    case "from-reserve":
      return [t(`budgets.why-${facts.verdict}`, values)];
    default:
      return [t("budgets.why-lost", values)];
  }
}

/** The shortfall: "avrebbe avuto bisogno di 112 voti in più". */
function more(facts: Facts): string[] {
  const { more: least } = facts;
  return least ? [t(`budgets.more-${least.of}`, { n: Math.ceil(Number(least.number)) })] : [];
}

function paid(facts: Facts, currency: string): string[] {
  const { shares } = facts;
  if (!shares) return [];
  const said = [t("budgets.paid-full", { n: shares.full, price: euros(shares.price, currency) })];
  if (shares.partly) said.push(t("budgets.paid-partly", { n: shares.partly }));
  if (shares.added) said.push(t("budgets.paid-added", { added: euros(shares.added, currency) }));
  if (shares.broke) said.push(t("budgets.paid-nothing", { n: shares.broke }));
  return said;
}

function tied(budget: Budget, facts: Facts): string {
  const others = (facts.tiedWith ?? []).map((id) => projectTitle(budget, id));
  const key = facts.tieDecided ? "budgets.tie-decided" : "budgets.tie";
  return others.length ? t(key, { projects: others.join(", ") }) : "";
}
