import { amountOf, wholeNumber } from "../../../conduce/amounts";
import { isSlug } from "../../../conduce/slug";
import { toUtc } from "../../../conduce/wall-clock";
import type { Both } from "../../../conduce/words";
import type { Values } from "../../../kit/message";
import type { BudgetForm, PaperForm } from "./form";
import { hasSteps, unfit } from "./rule-choice";

/** What is wrong with a field: a key of the texts, so that the page says it in its language. */
export type Faulty = Record<string, { key: string; values?: Values }>;

const LONGEST_TEXT = 8000;

/** What can be seen to be wrong without asking the server, by the form's pointers. */
export function checkForm(form: BudgetForm): Faulty {
  const faulty: Faulty = {};
  title(faulty, "/title", form.title);
  if (!form.summary.it.trim() && form.summary.en.trim())
    faulty["/summary/it"] = { key: "organise.fault-italian" };
  if (!isSlug(form.slug.trim())) faulty["/slug"] = { key: "organise.fault-slug" };
  if (!/^[A-Za-z]{3}$/.test(form.currency.trim())) faulty["/currency"] = { key: "organise.fault-currency" };
  if (!form.pots.length) faulty["/pots"] = { key: "organise.fault-no-pots" };
  for (const pot of form.pots) {
    title(faulty, `/pots/${pot.uid}/title`, pot.title);
    if (amountOf(pot.amount) === undefined)
      faulty[`/pots/${pot.uid}/amount`] = { key: "organise.fault-amount" };
  }
  for (const theme of form.themes) title(faulty, `/themes/${theme.uid}/title`, theme.title);
  paper(faulty, form.paper);
  if (unfit(form.paper.kind, form.rule)) faulty["/rule"] = { key: "organise.fault-rule" };
  if (hasSteps(form.rule) && form.ruleStep.trim() && !(Number(amountOf(form.ruleStep)) > 0))
    faulty["/ruleStep"] = { key: "organise.fault-amount" };
  numeric(faulty, "/minVotes", form.minVotes, 0, 10_000_000);
  if (form.tally === "live") numeric(faulty, "/releaseStep", form.releaseStep, 1, 1000, true);
  if (form.roll) numeric(faulty, "/eligibility/minAge", form.minAge, 0, 120);
  dates(faulty, form);
  return faulty;
}

export function title(faulty: Faulty, at: string, text: Both): void {
  if (!text.it.trim()) faulty[`${at}/it`] = { key: "organise.fault-title" };
  for (const [language, words] of Object.entries(text)) {
    if (words.length > LONGEST_TEXT)
      faulty[`${at}/${language}`] = { key: "organise.fault-long", values: { most: LONGEST_TEXT } };
  }
}

function numeric(
  faulty: Faulty,
  at: string,
  text: string,
  least: number,
  most: number,
  needed = false,
): void {
  if (text.trim() === "" && !needed) return;
  if (wholeNumber(text, least, most) === undefined)
    faulty[at] = { key: "organise.fault-number", values: { least, most } };
}

function paper(faulty: Faulty, form: PaperForm): void {
  numeric(faulty, "/paper/min", form.min, 0, 1000);
  numeric(faulty, "/paper/max", form.max, 1, 1000);
  below(faulty, "/paper/max", form.max, form.min);
  if (form.kind === "knapsack" && form.maxCost.trim() && amountOf(form.maxCost) === undefined) {
    faulty["/paper/maxCost"] = { key: "organise.fault-amount" };
  }
  if (form.kind !== "points") return;
  numeric(faulty, "/paper/maxPoints", form.maxPoints, 1, 1_000_000, true);
  numeric(faulty, "/paper/minPerProject", form.minPerProject, 0, 1_000_000);
  numeric(faulty, "/paper/maxPerProject", form.maxPerProject, 1, 1_000_000);
  below(faulty, "/paper/maxPerProject", form.maxPerProject, form.minPerProject);
}

function below(faulty: Faulty, at: string, most: string, least: string): void {
  if (faulty[at] || most.trim() === "" || least.trim() === "") return;
  if (Number(most) < Number(least))
    faulty[at] = { key: "organise.fault-below", values: { least: Number(least) } };
}

function dates(faulty: Faulty, form: BudgetForm): void {
  for (const at of ["opensAt", "closesAt"] as const) {
    if (form[at] && !toUtc(form[at])) faulty[`/${at}`] = { key: "organise.fault-date" };
  }
  const [opens, closes] = [toUtc(form.opensAt), toUtc(form.closesAt)];
  if (opens && closes && closes <= opens) faulty["/closesAt"] = { key: "organise.fault-closes" };
}
