import { describe, expect, it } from "vitest";
import { format } from "../../../kit/message";
import { emptyForm, fromBudget, keysOf, localPointer, type PaperForm, restored, toDraft } from "./form";
import { checkForm } from "./form-check";
import { limitsOf, limitsTyped, paperSentences } from "./paper-words";
import texts from "./texts/it.json";
import type { Budget } from "./types";

const budget: Budget = {
  slug: "nord",
  title: { it: "Nord", en: "North", ro: "Nord" },
  phase: "draft",
  currency: "EUR",
  opensAt: "2026-05-01T08:00:30Z",
  closesAt: "2026-05-20T16:00:00Z",
  tally: "turnout",
  releaseStep: 5,
  paper: { kind: "points", scope: "each-pot", min: 1, maxPoints: 10, maxPerProject: 5 },
  eligibility: { roll: true, minAge: 16, areas: ["A", "B"], kinds: ["resident"] },
  rule: "greedy",
  pots: {
    b: { title: { it: "Secondo" }, amount: "20000.5", position: 2 },
    a: { title: { it: "Primo" }, amount: "100000", position: 1, area: "Centro" },
  },
  themes: { verde: { title: { it: "Verde" } } },
  projects: {},
  notices: {},
};

describe("the form of a budget", () => {
  it("says what the server says, and sends it back unchanged", () => {
    const form = fromBudget(budget, "it");
    expect(form.pots.map((pot) => [pot.uid, pot.amount])).toEqual([
      ["a", "100.000"],
      ["b", "20.000,50"],
    ]);
    expect(form.closesAt).toBe("2026-05-20T18:00");
    expect(checkForm(form)).toEqual({});
    const draft = toDraft(form, budget);
    expect(draft).toEqual({
      slug: "nord",
      title: budget.title,
      currency: "EUR",
      opensAt: "2026-05-01T08:00:30Z",
      closesAt: "2026-05-20T16:00:00Z",
      tally: "turnout",
      releaseStep: 5,
      paper: budget.paper,
      rule: "greedy",
      eligibility: budget.eligibility,
      pots: budget.pots,
      themes: budget.themes,
    });
  });

  it("sends a changed time, and none where it was emptied", () => {
    const form = { ...fromBudget(budget, "it"), opensAt: "", closesAt: "2026-12-20T18:00" };
    const draft = toDraft(form, budget);
    expect(draft.opensAt).toBeUndefined();
    expect(draft.closesAt).toBe("2026-12-20T17:00:00Z");
  });

  it("leaves out what does not belong to the kind of paper", () => {
    const form = fromBudget(budget, "it");
    form.paper.kind = "approval";
    expect(toDraft(form).paper).toEqual({ kind: "approval", scope: "each-pot", min: 1 });
    form.roll = false;
    expect(toDraft(form).eligibility).toEqual({ roll: false });
  });

  it("makes ids of titles, each once", () => {
    const part = (it: string, key = "") => ({ uid: it, key, title: { it, en: "" } });
    expect(keysOf([part("Municipio 6"), part("Municipio 6"), part("", "area"), part("…")], "area")).toEqual([
      "municipio-6",
      "municipio-6-2",
      "area",
      "area-2",
    ]);
  });

  it("finds the field that the server means", () => {
    const form = emptyForm();
    form.pots[0]!.title.it = "Centro";
    expect(localPointer(form, "/pots/centro/amount")).toBe("/pots/new-1/amount");
    expect(localPointer(form, "/pots/centro/title")).toBe("/pots/new-1/title/it");
    expect(localPointer(form, "/pots/centro")).toBe("/pots/new-1/title/it");
    expect(localPointer(form, "/title")).toBe("/title/it");
    expect(localPointer(form, "/paper/max")).toBe("/paper/max");
    expect(localPointer(form, "/pots/altro/amount")).toBe("/pots/altro/amount");
  });

  it("names what is wrong by its field", () => {
    const form = emptyForm();
    form.summary.en = "Only English";
    form.paper = { ...form.paper, kind: "points", min: "3", max: "2", maxPoints: "", maxPerProject: "x" };
    form.tally = "live";
    form.releaseStep = "";
    form.opensAt = "2026-05-02T10:00";
    form.closesAt = "2026-05-02T10:00";
    expect(Object.keys(checkForm(form)).sort()).toEqual(
      [
        "/closesAt",
        "/paper/max",
        "/paper/maxPerProject",
        "/paper/maxPoints",
        "/pots/new-1/amount",
        "/pots/new-1/title/it",
        "/releaseStep",
        "/slug",
        "/summary/it",
        "/title/it",
      ].sort(),
    );
  });

  it("keeps the texts when the rest is frozen", () => {
    const fresh = fromBudget(budget, "it");
    const form = fromBudget(budget, "it");
    form.title.it = "Nord nuovo";
    form.pots[0]!.title.it = "Primo nuovo";
    form.pots[0]!.amount = "1";
    form.pots.splice(1, 1);
    form.paper.maxPoints = "99";
    const back = restored(form, fresh);
    expect(back.title.it).toBe("Nord nuovo");
    expect(back.pots.map((pot) => [pot.title.it, pot.amount])).toEqual([
      ["Primo nuovo", "100.000"],
      ["Secondo", "20.000,50"],
    ]);
    expect(back.paper.maxPoints).toBe("10");
  });
});

const words: Record<string, string> = texts;
const paper = (form: Partial<PaperForm>): PaperForm => ({ ...emptyForm().paper, ...form });
const sentence = (form: Partial<PaperForm>, pots = 3) =>
  paperSentences(limitsTyped(paper(form)), pots)
    .map(({ key, values = {}, amount }) => {
      const count = format(words["organise.say-count"] ?? "", values, "it");
      return format(words[key] ?? key, { ...values, count, amount: `${amount ?? ""}` }, "it");
    })
    .join(" ");

describe("the paper in words", () => {
  it.each([
    [{ min: "1", max: "3" }, 3, "Ogni persona può scegliere da 1 a 3 progetti in tutte le aree insieme."],
    [{ min: "1", max: "1" }, 1, "Ogni persona può scegliere esattamente un progetto."],
    [{ min: "", max: "" }, 1, "Ogni persona può scegliere quanti progetti vuole."],
    [{ min: "2", max: "" }, 1, "Ogni persona può scegliere almeno 2 progetti."],
    [
      { min: "0", max: "2" },
      1,
      "Ogni persona può scegliere al massimo 2 progetti. Può anche consegnare la scheda bianca.",
    ],
    [
      { scope: "pot", min: "1", max: "2" },
      2,
      "Ogni persona può scegliere da 1 a 2 progetti, in un'area sola.",
    ],
    [
      { scope: "each-pot", min: "1", max: "3" },
      2,
      "In ogni area, ogni persona può scegliere al massimo 3 progetti.",
    ],
    [
      { scope: "each-pot", min: "2", max: "3" },
      2,
      "In ogni area, ogni persona può scegliere al massimo 3 progetti. In tutto deve indicare almeno 2 progetti.",
    ],
    [
      { kind: "knapsack", max: "" },
      1,
      "Ogni persona può scegliere quanti progetti vuole. Insieme non possono costare più di quanto c'è da spendere.",
    ],
    [
      { kind: "knapsack", max: "", maxCost: "50.000", scope: "each-pot" },
      2,
      "In ogni area, ogni persona può scegliere quanti progetti vuole. In ogni area non possono costare più di 500000000.",
    ],
    [
      { kind: "points", max: "", maxPoints: "10", maxPerProject: "5" },
      1,
      "Ogni persona può dare punti a quanti progetti vuole. Ha 10 punti da distribuire. A un progetto può dare da 1 a 5 punti.",
    ],
    [{ kind: "ranking", max: "5" }, 1, "Ogni persona mette in ordine di preferenza da 1 a 5 progetti."],
  ] as [Partial<PaperForm>, number, string][])("%j with %i pots", (form, pots, text) => {
    expect(sentence(form, pots)).toBe(text);
  });

  it("reads the same from the server's paper", () => {
    expect(paperSentences(limitsOf({ kind: "approval", scope: "all-pots", max: 3 }), 2)).toEqual(
      paperSentences(limitsTyped(paper({ min: "1", max: "3" })), 2),
    );
  });
});
