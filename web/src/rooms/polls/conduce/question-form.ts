import { wholeNumber } from "../../../conduce/amounts";
import { type Both, both, textOf } from "../../../conduce/words";
import { freshId } from "./client-id";
import type { DeskQuestion, Kind, QuestionDraft } from "./types";

/** A question as it is being written: numbers as they were typed, members of other kinds kept while one tries kinds out. */
export interface QuestionForm {
  kind: Kind;
  text: Both;
  options: { id: string; text: Both }[];
  min: string;
  max: string;
  points: string;
  scaleMin: string;
  scaleMax: string;
  low: Both;
  high: Both;
  entries: string;
  rangeMin: string;
  rangeMax: string;
  unit: Both;
  changeable: boolean;
  moderated: boolean;
  live: boolean;
}

export const hasOptions = (kind: Kind) => ["single", "multiple", "ranking", "points"].includes(kind);
export const hasLimits = (kind: Kind) => kind === "multiple" || kind === "ranking";
export const isTyped = (kind: Kind) => ["wordcloud", "text", "qa"].includes(kind);
export const hasEntries = (kind: Kind) => kind === "wordcloud" || kind === "qa";

export function emptyForm(kind: Kind = "single"): QuestionForm {
  const form: QuestionForm = {
    kind,
    text: both(),
    options: [],
    min: "1",
    max: "",
    points: "10",
    scaleMin: "1",
    scaleMax: "5",
    low: both(),
    high: both(),
    entries: "",
    rangeMin: "0",
    rangeMax: "100",
    unit: both(),
    changeable: true,
    moderated: false,
    live: false,
  };
  addOption(form);
  addOption(form);
  return withKind(form, kind);
}

/** The same form for another kind, with that kind's usual settings. */
export function withKind(form: QuestionForm, kind: Kind): QuestionForm {
  return {
    ...form,
    kind,
    entries: kind === "qa" ? "5" : "3",
    moderated: kind === "text" || kind === "qa",
    live: kind === "qa",
  };
}

export function addOption(form: QuestionForm): void {
  form.options.push({
    id: freshId(
      form.options.map(({ id }) => id),
      "o",
    ),
    text: both(),
  });
}

export function fromQuestion(question: DeskQuestion): QuestionForm {
  const number = (value: number | undefined, other: string) => (value === undefined ? other : String(value));
  const blank = emptyForm(question.kind);
  const options = Object.entries(question.options ?? {})
    .sort(([, a], [, b]) => a.position - b.position)
    .map(([id, option]) => ({ id, text: both(option.text) }));
  return {
    ...blank,
    text: both(question.text),
    options: options.length ? options : blank.options,
    min: number(question.min, blank.min),
    max: number(question.max, blank.max),
    points: number(question.points, blank.points),
    scaleMin: number(question.scale?.min, blank.scaleMin),
    scaleMax: number(question.scale?.max, blank.scaleMax),
    low: both(question.scale?.low),
    high: both(question.scale?.high),
    entries: number(question.entries, blank.entries),
    rangeMin: number(question.range?.min, blank.rangeMin),
    rangeMax: number(question.range?.max, blank.rangeMax),
    unit: both(question.unit),
    changeable: question.changeable,
    moderated: question.moderated,
    live: question.live,
  };
}

const whole = (text: string) => (/^-?\d{1,10}$/.test(text.trim()) ? Number(text.trim()) : undefined);

/** What is missing or wrong, by the draft's pointers, as keys of the texts. */
export function checkForm(form: QuestionForm): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!form.text.it.trim()) faults["/text/it"] = "lead.fault-text";
  if (hasOptions(form.kind)) {
    form.options.forEach((option, i) => {
      if (!option.text.it.trim()) faults[`/options/${i}/text/it`] = "lead.fault-option";
    });
    if (form.options.length < 2) faults["/options"] = "lead.fault-few";
  }
  if (hasLimits(form.kind)) Object.assign(faults, checkLimits(form));
  if (form.kind === "points" && wholeNumber(form.points, 1, 1000) === undefined)
    faults["/points"] = "lead.fault-points";
  if (hasEntries(form.kind) && wholeNumber(form.entries, 1, form.kind === "qa" ? 20 : 3) === undefined)
    faults["/entries"] = form.kind === "qa" ? "lead.fault-asks" : "lead.fault-words";
  if (form.kind === "number") {
    const [min, max] = [whole(form.rangeMin), whole(form.rangeMax)];
    if (min === undefined) faults["/range/min"] = "lead.fault-number";
    if (max === undefined) faults["/range/max"] = "lead.fault-number";
    else if (min !== undefined && min >= max) faults["/range/max"] = "lead.fault-range";
  }
  return faults;
}

function checkLimits(form: QuestionForm): Record<string, string> {
  const faults: Record<string, string> = {};
  const min = wholeNumber(form.min, 0, form.options.length);
  const max = form.max.trim() ? wholeNumber(form.max, 1, form.options.length) : form.options.length;
  if (min === undefined) faults["/min"] = "lead.fault-limit";
  if (max === undefined) faults["/max"] = "lead.fault-limit";
  else if (min !== undefined && min > max) faults["/max"] = "lead.fault-limits";
  return faults;
}

/** The draft of a form without faults: only the members of its kind. */
export function toDraft(form: QuestionForm): QuestionDraft {
  const draft: QuestionDraft = {
    kind: form.kind,
    text: textOf(form.text)!,
    changeable: form.changeable,
    live: form.live,
  };
  if (hasOptions(form.kind))
    draft.options = form.options.map(({ id, text }) => ({ id, text: textOf(text)! }));
  if (hasLimits(form.kind)) {
    draft.min = Number(form.min);
    if (form.max.trim()) draft.max = Number(form.max);
  }
  if (form.kind === "points") draft.points = Number(form.points);
  if (form.kind === "rating") {
    const [low, high] = [textOf(form.low), textOf(form.high)];
    draft.scale = {
      min: Number(form.scaleMin),
      max: Number(form.scaleMax),
      ...(low ? { low } : {}),
      ...(high ? { high } : {}),
    };
  }
  if (hasEntries(form.kind)) draft.entries = Number(form.entries);
  if (isTyped(form.kind)) draft.moderated = form.moderated;
  if (form.kind === "number") {
    const unit = textOf(form.unit);
    draft.range = { min: Number(form.rangeMin), max: Number(form.rangeMax) };
    if (unit) draft.unit = unit;
  }
  return draft;
}
