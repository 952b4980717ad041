import { type Both, both, textOf } from "../../../conduce/words";
import type { Schemas } from "../../../kit/api";

export type Screen = Schemas["Screen"];
export type Slide = Schemas["Slide"];
export type Kind = Slide["kind"];

export const KINDS: Kind[] = [
  "workshop",
  "turnout",
  "results",
  "hub-today",
  "hub-events",
  "hub-room",
  "hub-queue",
  "message",
  "clock",
];
const [LEAST, MOST, USUAL] = [10, 20, 15];
export const MOST_SLIDES = 20;

/** One page as the form has it: what its kind does not need stays in the form, in case one changes one's mind. */
export interface SlideForm {
  id: string;
  kind: Kind;
  seconds: string;
  code: string;
  budget: string;
  place: string;
  room: string;
  event: string;
  text: Both;
}

export interface ScreenForm {
  name: string;
  language: "it" | "en";
  follow: boolean;
  dim: boolean;
  from: string;
  to: string;
  slides: SlideForm[];
}

export function emptySlide(kind: Kind, taken: readonly SlideForm[]): SlideForm {
  const used = new Set(taken.map((slide) => slide.id));
  let n = taken.length + 1;
  while (used.has(`s${n}`)) n++;
  return {
    id: `s${n}`,
    kind,
    seconds: String(USUAL),
    code: "",
    budget: "",
    place: "",
    room: "",
    event: "",
    text: both(),
  };
}

export function fromScreen(screen: Screen): ScreenForm {
  return {
    name: screen.name,
    language: screen.language === "en" ? "en" : "it",
    follow: screen.follow,
    dim: screen.night !== undefined,
    from: screen.night?.from ?? "22:00",
    to: screen.night?.to ?? "07:00",
    slides: screen.slides.map((slide) => ({
      id: slide.id,
      kind: slide.kind,
      seconds: String(slide.seconds),
      code: slide.code ?? "",
      budget: slide.budget ?? "",
      place: slide.place ?? "",
      room: slide.room ?? "",
      event: slide.event ?? "",
      text: both(slide.text),
    })),
  };
}

export function toDraft(form: ScreenForm): Schemas["ScreenDraft"] {
  return {
    name: form.name.trim(),
    language: form.language,
    follow: form.follow,
    ...(form.dim ? { night: { from: form.from, to: form.to } } : {}),
    slides: form.slides.map(toSlide),
  };
}

function toSlide({ id, kind, seconds, code, budget, place, room, event, text }: SlideForm): Slide {
  const slide: Slide = { id, kind, seconds: Number(seconds) };
  switch (kind) {
    case "workshop":
      return { ...slide, code: codeOf(code) };
    case "turnout":
    case "results":
      return { ...slide, budget };
    case "message":
      return { ...slide, text: textOf(text) ?? { it: "" } };
    case "hub-today":
      return { ...slide, place };
    case "hub-events":
      return place ? { ...slide, place } : slide;
    case "hub-room":
      return { ...slide, place, room };
    case "hub-queue":
      return { ...slide, event };
    case "clock":
      return slide;
  }
}

/** Codes are said and typed in many ways. */
export const codeOf = (typed: string): string => typed.replace(/[\s.-]/g, "").toUpperCase();

/** What is wrong, by the place of the field; the words are keys of texts. */
export function check(form: ScreenForm): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!form.name.trim()) faults["/name"] = "screens.fault-name";
  if (form.dim && !form.from) faults["/night/from"] = "screens.fault-hour";
  if (form.dim && !form.to) faults["/night/to"] = "screens.fault-hour";
  for (const [i, slide] of form.slides.entries()) {
    const at = `/slides/${i}`;
    const seconds = Number(slide.seconds);
    if (!Number.isInteger(seconds) || seconds < LEAST || seconds > MOST)
      faults[`${at}/seconds`] = "screens.fault-seconds";
    if (slide.kind === "workshop" && !/^[A-Z0-9]{4,12}$/.test(codeOf(slide.code)))
      faults[`${at}/code`] = "screens.fault-code";
    if ((slide.kind === "turnout" || slide.kind === "results") && !slide.budget)
      faults[`${at}/budget`] = "screens.fault-budget";
    if ((slide.kind === "hub-today" || slide.kind === "hub-room") && !slide.place)
      faults[`${at}/place`] = "screens.fault-place";
    if (slide.kind === "hub-room" && slide.place && !slide.room) faults[`${at}/room`] = "screens.fault-room";
    if (slide.kind === "hub-queue" && !slide.event) faults[`${at}/event`] = "screens.fault-event";
    if (slide.kind === "message" && !slide.text.it.trim()) faults[`${at}/text/it`] = "screens.fault-text";
    for (const [language, words] of Object.entries(slide.kind === "message" ? slide.text : {}))
      if (words.length > 280) faults[`${at}/text/${language}`] = "screens.fault-long";
  }
  return faults;
}

/** The list with one slide moved. */
export function moved(slides: readonly SlideForm[], from: number, by: -1 | 1): SlideForm[] {
  const next = [...slides];
  const [slide] = next.splice(from, 1);
  if (slide) next.splice(from + by, 0, slide);
  return next;
}
