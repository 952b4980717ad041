import { amountField, amountOf } from "../../../conduce/amounts";
import { freeKey, slugOf } from "../../../conduce/slug";
import { toLocal, toUtc } from "../../../conduce/wall-clock";
import { type Both, both, textOf } from "../../../conduce/words";
import { hasSteps } from "./rule-choice";
import type { Budget, BudgetDraft, Paper } from "./types";

/** A pot or a theme in the making: `uid` names its fields, `key` is its id on the server, empty while it is new. */
export interface Part {
  uid: string;
  key: string;
  title: Both;
}
export interface PotForm extends Part {
  area: string;
  amount: string;
}
export interface PaperForm {
  kind: Paper["kind"];
  scope: Paper["scope"];
  min: string;
  max: string;
  maxCost: string;
  maxPoints: string;
  minPerProject: string;
  maxPerProject: string;
}

/** A budget as it is typed: numbers, amounts and times are texts until they are sent. */
export interface BudgetForm {
  slug: string;
  /** The name in the address follows the title until somebody types one. */
  slugOwn: boolean;
  title: Both;
  summary: Both;
  currency: string;
  opensAt: string;
  closesAt: string;
  tally: Budget["tally"];
  releaseStep: string;
  paper: PaperForm;
  rule: string;
  ruleStep: string;
  minVotes: string;
  roll: boolean;
  minAge: string;
  areas: string;
  kinds: "all" | "resident" | "city-user";
  pots: PotForm[];
  themes: Part[];
}

export function emptyForm(): BudgetForm {
  return {
    slug: "",
    slugOwn: false,
    title: both(),
    summary: both(),
    currency: "EUR",
    opensAt: "",
    closesAt: "",
    tally: "turnout",
    releaseStep: "5",
    paper: {
      kind: "approval",
      scope: "all-pots",
      min: "1",
      max: "3",
      maxCost: "",
      maxPoints: "",
      minPerProject: "",
      maxPerProject: "",
    },
    rule: "greedy",
    ruleStep: "",
    minVotes: "",
    roll: false,
    minAge: "",
    areas: "",
    kinds: "all",
    pots: [{ uid: "new-1", key: "", title: both(), area: "", amount: "" }],
    themes: [],
  };
}

const digits = (value: number | undefined) => (value === undefined ? "" : String(value));

export function fromBudget(budget: Budget, language: string): BudgetForm {
  const { paper, eligibility } = budget;
  const pots = Object.entries(budget.pots).sort(([, a], [, b]) => (a.position ?? 0) - (b.position ?? 0));
  return {
    slug: budget.slug,
    slugOwn: true,
    title: both(budget.title),
    summary: both(budget.summary),
    currency: budget.currency,
    opensAt: toLocal(budget.opensAt),
    closesAt: toLocal(budget.closesAt),
    tally: budget.tally,
    releaseStep: digits(budget.releaseStep ?? 5),
    paper: {
      kind: paper.kind,
      scope: paper.scope,
      min: digits(paper.min ?? 1),
      max: digits(paper.max),
      maxCost: amountField(paper.maxCost, language),
      maxPoints: digits(paper.maxPoints),
      minPerProject: digits(paper.minPerProject),
      maxPerProject: digits(paper.maxPerProject),
    },
    rule: budget.rule,
    ruleStep: amountField(budget.ruleStep, language),
    minVotes: digits(budget.minVotes || undefined),
    roll: eligibility.roll === true,
    minAge: digits(eligibility.minAge),
    areas: (eligibility.areas ?? []).join("\n"),
    kinds: eligibility.kinds?.length === 1 ? eligibility.kinds[0]! : "all",
    pots: pots.map(([key, pot]) => ({
      uid: key,
      key,
      title: both(pot.title),
      area: pot.area ?? "",
      amount: amountField(pot.amount, language),
    })),
    themes: Object.entries(budget.themes).map(([key, theme]) => ({
      uid: key,
      key,
      title: both(theme.title),
    })),
  };
}

export const linesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n;]/)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
];

/** The ids of pots or themes, new ones made of their titles. */
export function keysOf(parts: readonly Part[], fallback: string): string[] {
  const taken = new Set(parts.map((part) => part.key).filter((key) => key !== ""));
  return parts.map((part) => {
    if (part.key) return part.key;
    const key = freeKey(slugOf(part.title.it) || fallback, taken);
    taken.add(key);
    return key;
  });
}

const number = (text: string) => (text.trim() === "" ? undefined : Number(text.trim()));

/** What the server wants of the paper: members of other kinds are left out, so that switching kinds loses nothing here. */
function paperOf(form: PaperForm): Paper {
  const paper: Paper = { kind: form.kind, scope: form.scope, min: number(form.min) ?? 1 };
  const max = number(form.max);
  if (max !== undefined) paper.max = max;
  const cost = form.kind === "knapsack" ? amountOf(form.maxCost) : undefined;
  if (cost) paper.maxCost = cost;
  if (form.kind !== "points") return paper;
  for (const member of ["maxPoints", "minPerProject", "maxPerProject"] as const) {
    const value = number(form[member]);
    if (value !== undefined) paper[member] = value;
  }
  return paper;
}

/** A time is sent as it came unless it was changed: fields know minutes, the server also seconds. */
function timeOf(local: string, before: string | undefined): string | undefined {
  return local === toLocal(before) ? before : toUtc(local);
}

/** The draft to send. The form must have been checked. `before` is what the server has now, if it has one. */
export function toDraft(form: BudgetForm, before?: Budget): BudgetDraft {
  const potKeys = keysOf(form.pots, "area");
  const themeKeys = keysOf(form.themes, "tema");
  const [opensAt, closesAt] = [
    timeOf(form.opensAt, before?.opensAt),
    timeOf(form.closesAt, before?.closesAt),
  ];
  const summary = textOf(form.summary);
  const minAge = number(form.minAge);
  const areas = linesIn(form.areas);
  const step = hasSteps(form.rule) ? amountOf(form.ruleStep) : undefined;
  const minVotes = number(form.minVotes);
  return {
    slug: form.slug.trim(),
    title: textOf(form.title) ?? { it: "" },
    ...(summary ? { summary } : {}),
    currency: form.currency.trim().toUpperCase(),
    ...(opensAt ? { opensAt } : {}),
    ...(closesAt ? { closesAt } : {}),
    tally: form.tally,
    releaseStep: number(form.releaseStep) ?? before?.releaseStep ?? 5,
    paper: paperOf(form.paper),
    rule: form.rule,
    ...(step ? { ruleStep: step } : {}),
    ...(minVotes ? { minVotes } : {}),
    eligibility: form.roll
      ? {
          roll: true,
          ...(minAge === undefined ? {} : { minAge }),
          ...(areas.length ? { areas } : {}),
          ...(form.kinds === "all" ? {} : { kinds: [form.kinds] }),
        }
      : { roll: false },
    pots: Object.fromEntries(
      form.pots.map((pot, i) => [
        potKeys[i],
        {
          title: textOf(pot.title) ?? { it: "" },
          ...(pot.area.trim() ? { area: pot.area.trim() } : {}),
          amount: amountOf(pot.amount) ?? "0",
          position: i + 1,
        },
      ]),
    ),
    themes: Object.fromEntries(
      form.themes.map((theme, i) => [themeKeys[i], { title: textOf(theme.title) ?? { it: "" } }]),
    ),
  };
}

/** Turns the server's `/pots/KEY/amount` into the form's `/pots/UID/amount`; a text's own fault goes to its Italian field. */
export function localPointer(form: BudgetForm, pointer: string): string {
  const [, group = "", key = "", ...rest] = pointer.split("/");
  const parts = group === "pots" ? form.pots : group === "themes" ? form.themes : undefined;
  if (pointer === "/paper") return "/paper/kind";
  if (!parts) return group === "title" || group === "summary" ? `/${group}/${key || "it"}` : pointer;
  const at = keysOf(parts, group === "pots" ? "area" : "tema").indexOf(key);
  const uid = parts[at]?.uid;
  if (!uid) return pointer;
  const tail = rest.length ? rest.join("/") : "title";
  return `/${group}/${uid}/${tail === "title" ? "title/it" : tail}`;
}

/** A form with everything as the server has it, but with the texts that were written: what is left once the rest is frozen. */
export function restored(form: BudgetForm, fresh: BudgetForm): BudgetForm {
  const written = new Map(form.pots.map((pot) => [pot.uid, pot]));
  return {
    ...fresh,
    title: form.title,
    summary: form.summary,
    themes: form.themes,
    pots: fresh.pots.map((pot) => {
      const own = written.get(pot.uid);
      return own ? { ...pot, title: own.title, area: own.area } : pot;
    }),
  };
}

/** A name for the fields of a new pot or theme, unlike those that are there. */
export function freshUid(parts: readonly Part[]): string {
  const taken = new Set(parts.map((part) => part.uid));
  for (let n = parts.length + 1; ; n++) if (!taken.has(`new-${n}`)) return `new-${n}`;
}
