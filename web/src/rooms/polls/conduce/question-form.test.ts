// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { addOption, checkForm, emptyForm, fromQuestion, toDraft, withKind } from "./question-form";
import { type DeskQuestion, KINDS, type Kind } from "./types";

function written(kind: Kind) {
  const form = emptyForm(kind);
  form.text.it = "Che cosa manca?";
  form.options.forEach((option, i) => {
    option.text.it = `Scelta ${i + 1}`;
  });
  return form;
}

describe("a question's form", () => {
  it.each(KINDS)("makes a draft with only the members of %s", (kind) => {
    const members: Record<Kind, string[]> = {
      single: ["options"],
      multiple: ["options", "min"],
      rating: ["scale"],
      ranking: ["options", "min"],
      points: ["options", "points"],
      wordcloud: ["entries", "moderated"],
      text: ["moderated"],
      number: ["range"],
      qa: ["entries", "moderated"],
    };
    expect(checkForm(written(kind))).toEqual({});
    const own = Object.keys(toDraft(written(kind))).filter(
      (key) => !["kind", "text", "changeable", "live"].includes(key),
    );
    expect(own.sort()).toEqual([...members[kind]].sort());
  });

  it("moderates texts and questions from the room unless told otherwise, and shows the latter at once", () => {
    expect(toDraft(written("text"))).toMatchObject({ moderated: true, live: false });
    expect(toDraft(written("qa"))).toMatchObject({ moderated: true, live: true });
    expect(toDraft(written("wordcloud"))).toMatchObject({ moderated: false, entries: 3 });
  });

  it("keeps the options while one tries other kinds out", () => {
    const back = withKind(withKind(written("single"), "text"), "ranking");
    expect(toDraft(back).options?.map((option) => option.text.it)).toEqual(["Scelta 1", "Scelta 2"]);
  });

  it("gives each option an id of its own that the server takes", () => {
    const form = emptyForm();
    for (let i = 0; i < 18; i++) addOption(form);
    const ids = form.options.map((option) => option.id);
    expect(new Set(ids).size).toBe(20);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/);
  });

  it("names every field that is missing or wrong", () => {
    expect(checkForm(emptyForm())).toEqual({
      "/text/it": "lead.fault-text",
      "/options/0/text/it": "lead.fault-option",
      "/options/1/text/it": "lead.fault-option",
    });
    expect(checkForm({ ...written("multiple"), min: "2", max: "1" })).toEqual({
      "/max": "lead.fault-limits",
    });
    expect(checkForm({ ...written("multiple"), min: "3" })).toEqual({ "/min": "lead.fault-limit" });
    expect(checkForm({ ...written("points"), points: "0" })).toEqual({ "/points": "lead.fault-points" });
    expect(checkForm({ ...written("wordcloud"), entries: "4" })).toEqual({ "/entries": "lead.fault-words" });
    expect(checkForm({ ...written("number"), rangeMin: "5", rangeMax: "5" })).toEqual({
      "/range/max": "lead.fault-range",
    });
  });

  it("says again what the desk says", () => {
    const question: DeskQuestion = {
      position: 1,
      kind: "multiple",
      text: { it: "Quando?", en: "When?" },
      options: { b: { text: { it: "Sera" }, position: 2 }, a: { text: { it: "Mattina" }, position: 1 } },
      min: 0,
      max: 2,
      state: "prepared",
      changeable: false,
      moderated: false,
      live: true,
      next: 1,
      rounds: {},
    };
    expect(toDraft(fromQuestion(question))).toEqual({
      kind: "multiple",
      text: { it: "Quando?", en: "When?" },
      options: [
        { id: "a", text: { it: "Mattina" } },
        { id: "b", text: { it: "Sera" } },
      ],
      min: 0,
      max: 2,
      changeable: false,
      live: true,
    });
  });
});
