import { amountField, amountOf } from "../../../../conduce/amounts";
import { toLocal, toUtc } from "../../../../conduce/wall-clock";
import { type Both, both, textOf } from "../../../../conduce/words";
import { addDays } from "../../days";
import { SEATS } from "../../types";
import { emptyRepeat, type Repeat, ruleOf } from "../repeat";
import { type Draft, type HubEvent, MOST_DATES, type Scope, type Session } from "./types";

/** One thing of the place that is held; a quantity of "1" for rooms. */
export interface UseForm {
  resource: string;
  quantity: string;
}

/** A session as it is written: a day and two times of the place's clock; an end before the start is on the next day. */
export interface SessionForm {
  uid: string;
  day: string;
  from: string;
  to: string;
  title: Both;
  capacity: string;
  /** Whether it has rooms of its own instead of the event's. */
  own: boolean;
  uses: UseForm[];
}

export interface EventForm {
  title: Both;
  about: Both;
  category: Draft["category"];
  host: string;
  organisation: string;
  /** Undefined: the stored one stays. */
  picture: string;
  languages: string;
  access: string[];
  place: string;
  dates: "single" | "recurring" | "course";
  sessions: SessionForm[];
  repeat: Repeat;
  skip: boolean;
  uses: UseForm[];
  booking: "none" | "open";
  seats: Record<(typeof SEATS)[number], string>;
  partyMost: string;
  opens: string;
  closes: string;
  cancelUntil: string;
  agesFrom: string;
  agesTo: string;
  price: string;
  priceNote: Both;
  fairness: "first" | "lottery";
  drawAt: string;
  reminders: number[];
  limited: boolean;
  noShowMost: string;
  scope: Scope;
}

const uids = () => Math.random().toString(36).slice(2, 10);

export const emptySession = (): SessionForm => ({
  uid: uids(),
  day: "",
  from: "",
  to: "",
  title: both(),
  capacity: "",
  own: false,
  uses: [],
});

/** The next session of a course: a week after the last one, at the same hour. */
export const sessionAfter = (last: SessionForm | undefined): SessionForm =>
  last?.day
    ? { ...emptySession(), day: addDays(last.day, 7), from: last.from, to: last.to, capacity: last.capacity }
    : emptySession();

export const emptyEvent = (): EventForm => ({
  title: both(),
  about: both(),
  category: "civic",
  host: "",
  organisation: "",
  picture: "",
  languages: "it",
  access: [],
  place: "",
  dates: "single",
  sessions: [{ ...emptySession(), uid: "first" }],
  repeat: emptyRepeat(),
  skip: false,
  uses: [],
  booking: "open",
  seats: { standard: "20", wheelchair: "", carer: "" },
  partyMost: "4",
  opens: "",
  closes: "",
  cancelUntil: "",
  agesFrom: "",
  agesTo: "",
  price: "",
  priceNote: both(),
  fairness: "first",
  drawAt: "",
  reminders: [1440, 120],
  limited: false,
  noShowMost: "2",
  scope: "one",
});

const useForms = (uses: HubEvent["uses"]): UseForm[] =>
  (uses ?? []).map(({ resource, quantity }) => ({ resource, quantity: String(quantity ?? 1) }));

const sessionForm = (session: Session, zone: string): SessionForm => ({
  ...emptySession(),
  uid: `n${session.number}`,
  day: toLocal(session.starts, zone).slice(0, 10),
  from: toLocal(session.starts, zone).slice(11),
  to: toLocal(session.ends, zone).slice(11),
  title: both(session.title),
  capacity: session.capacity === undefined ? "" : String(session.capacity),
  own: session.uses !== undefined,
  uses: useForms(session.uses),
});

export const fromEvent = (event: HubEvent, language: string): EventForm => ({
  ...emptyEvent(),
  title: both(event.title),
  about: both(event.about),
  category: event.category,
  host: event.host ?? "",
  organisation: event.organisation ?? "",
  languages: event.languages.join(", "),
  access: [...event.access],
  place: event.place.slug,
  dates: event.kind === "course" ? "course" : "single",
  sessions: event.sessions.map((session) => sessionForm(session, event.place.zone)),
  uses: useForms(event.uses),
  booking: event.booking,
  seats: {
    standard: String(event.seats?.standard ?? ""),
    wheelchair: String(event.seats?.wheelchair ?? ""),
    carer: String(event.seats?.carer ?? ""),
  },
  partyMost: String(event.partyMost),
  opens: toLocal(event.opens, event.place.zone),
  closes: toLocal(event.closes, event.place.zone),
  cancelUntil: toLocal(event.cancelUntil, event.place.zone),
  agesFrom: event.ages?.from === undefined ? "" : String(event.ages.from),
  agesTo: event.ages?.to === undefined ? "" : String(event.ages.to),
  price: Number(event.price) === 0 ? "" : amountField(event.price, language),
  priceNote: both(event.priceNote),
  fairness: event.fairness,
  drawAt: toLocal(event.drawAt, event.place.zone),
  reminders: [...event.reminders],
  limited: event.noShowMost !== undefined,
  noShowMost: String(event.noShowMost ?? 2),
});

/** Start and end of a session in UTC, as it is written by the clock of that zone; undefined while it has none. */
export function timesOf(
  { day, from, to }: SessionForm,
  zone: string,
): { starts: string; ends: string } | undefined {
  const starts = toUtc(`${day}T${from}`, zone);
  const ends = toUtc(`${to <= from ? safeNext(day) : day}T${to}`, zone);
  return starts && ends ? { starts, ends } : undefined;
}

const safeNext = (day: string) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? addDays(day, 1) : day);

const usesOf = (uses: UseForm[]) =>
  uses
    .filter(({ resource }) => resource !== "")
    .map(({ resource, quantity }) => ({ resource, quantity: Number(quantity) || 1 }));

const sessionOf = (session: SessionForm, course: boolean, zone: string): Draft["sessions"][number] => {
  const title = textOf(session.title);
  return {
    ...timesOf(session, zone)!,
    ...(course && title ? { title } : {}),
    ...(course && session.capacity.trim() ? { capacity: Number(session.capacity) } : {}),
    ...(course && session.own ? { uses: usesOf(session.uses) } : {}),
  };
};

/**
 * What the server wants, with times by the clock of the place's zone. `stored`: it replaces an event, so its slug and its rule are
 * not said again.
 */
export function toDraft(form: EventForm, stored: boolean, zone: string): Draft {
  const course = form.dates === "course";
  const open = form.booking === "open";
  const about = textOf(form.about);
  const note = textOf(form.priceNote);
  const time = (name: "opens" | "closes" | "cancelUntil" | "drawAt") => {
    const said = toUtc(form[name], zone);
    return said ? { [name]: said } : {};
  };
  const seats = Object.fromEntries(
    SEATS.filter((kind) => form.seats[kind].trim()).map((kind) => [kind, Number(form.seats[kind])]),
  );
  const ages = {
    ...(form.agesFrom.trim() ? { from: Number(form.agesFrom) } : {}),
    ...(form.agesTo.trim() ? { to: Number(form.agesTo) } : {}),
  };
  return {
    title: textOf(form.title)!,
    ...(about ? { about } : {}),
    place: form.place,
    category: form.category,
    kind: course ? "course" : "single",
    languages: form.languages.split(/[\s,;]+/).filter((tag) => tag !== ""),
    access: form.access as NonNullable<Draft["access"]>,
    ...(form.host.trim() ? { host: form.host.trim() } : {}),
    ...(form.organisation ? { organisation: form.organisation } : {}),
    ...(form.picture ? { picture: form.picture } : {}),
    sessions: (course ? form.sessions : form.sessions.slice(0, 1)).map((each) =>
      sessionOf(each, course, zone),
    ),
    ...(form.dates === "recurring" && !stored
      ? {
          recurrence: {
            rule: ruleOf(form.repeat, form.sessions[0]?.day ?? "", MOST_DATES),
            onClash: form.skip ? ("skip" as const) : ("refuse" as const),
          },
        }
      : {}),
    uses: usesOf(form.uses),
    booking: form.booking,
    ...(open ? { seats, partyMost: Number(form.partyMost) } : {}),
    ...(open ? { ...time("opens"), ...time("closes"), ...time("cancelUntil") } : {}),
    ...(Object.keys(ages).length ? { ages } : {}),
    price: amountOf(form.price.trim() || "0") ?? "0",
    ...(note ? { priceNote: note } : {}),
    ...(open ? { fairness: form.fairness, reminders: form.reminders } : {}),
    ...(open && form.fairness === "lottery" ? time("drawAt") : {}),
    ...(open && form.limited ? { noShowMost: Number(form.noShowMost) } : {}),
    ...(stored ? { scope: form.scope } : {}),
  };
}

/** Where in the form the field is that the server's pointer names. */
export const localPointer = (pointer: string): string =>
  pointer
    .replace(/^\/sessions\/(\d+)\/starts$/, "/sessions/$1/day")
    .replace(/^\/sessions\/(\d+)\/ends$/, "/sessions/$1/to")
    .replace(/^\/uses(\/.*)?$/, "/uses")
    .replace(/^\/languages.*$/, "/languages");
