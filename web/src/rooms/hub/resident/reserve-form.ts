import type { Schemas } from "../../../kit/api";
import { addDays, clockAt, minutesOf, weekOfMonth } from "../days";
import type { Resource } from "../types";
import { type Contact, contactBody, contactFaults, emptyContact } from "./contact";

export type ReservationDraft = Schemas["HubReservationDraft"];

/** A reservation as the form has it; times are those on the place's wall. */
export interface ReserveForm {
  day: string;
  from: string;
  to: string;
  purpose: string;
  people: string;
  quantity: number;
  equipment: Record<string, number>;
  organisation: string;
  repeat: "no" | "WEEKLY" | "FORTNIGHT" | "MONTHLY";
  times: string;
  skip: boolean;
  note: string;
  contact: Contact;
}

export function emptyReservation(resource: Resource, search: string, today: string): ReserveForm {
  const said = new URLSearchParams(search);
  const clock = (name: string) => (/^\d{2}:\d{2}$/.test(said.get(name) ?? "") ? said.get(name)! : undefined);
  const step = Math.max(5, resource.stepMinutes);
  const from = clock("dalle") ?? clockAt(Math.ceil(1_080 / step) * step);
  const length = Math.max(resource.minMinutes, Math.min(120, resource.maxMinutes));
  const day = said.get("giorno") ?? "";
  return {
    day:
      /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= today
        ? day
        : addDays(today, resource.noticeMinutes > 0 ? 1 : 0),
    from,
    to: clock("alle") ?? clockAt(Math.min(1_435, minutesOf(from) + length)),
    purpose: "",
    people: said.get("persone") ?? "",
    quantity: 1,
    equipment: {},
    organisation: "",
    repeat: "no",
    times: "4",
    skip: false,
    note: "",
    contact: emptyContact(),
  };
}

/** The rule of a recurrence, RFC 5545; undefined for a single date. The same day of the month is the same weekday: the second Tuesday. */
export function ruleOf(form: ReserveForm): string | undefined {
  const times = Math.max(2, Math.min(52, Number(form.times) || 2));
  if (form.repeat === "WEEKLY") return `FREQ=WEEKLY;COUNT=${times}`;
  if (form.repeat === "FORTNIGHT") return `FREQ=WEEKLY;INTERVAL=2;COUNT=${times}`;
  if (form.repeat === "MONTHLY") return `FREQ=MONTHLY;BYDAY=${weekOfMonth(form.day)};COUNT=${times}`;
  return undefined;
}

/** As the contract wants it. `to` before `from` is the next morning. */
export function toReservation(
  form: ReserveForm,
  place: string,
  resource: Resource,
  language: string,
): ReservationDraft {
  const rule = ruleOf(form);
  const over = minutesOf(form.to) <= minutesOf(form.from);
  const name = form.contact.name.trim();
  const extra = Object.entries(form.equipment).filter(([, n]) => n > 0);
  return {
    place,
    items: [
      { resource: resource.resource, ...(form.quantity > 1 ? { quantity: form.quantity } : {}) },
      ...extra.map(([key, quantity]) => ({ resource: key, quantity })),
    ],
    starts: `${form.day}T${form.from}`,
    ends: `${over ? addDays(form.day, 1) : form.day}T${form.to}`,
    ...(rule ? { recurrence: { rule, onClash: form.skip ? "skip" : "refuse" } } : {}),
    purpose: form.purpose.trim() || "-",
    ...(Number(form.people) > 0 ? { people: Number(form.people) } : {}),
    ...(form.note.trim() ? { note: form.note.trim() } : {}),
    ...(form.organisation ? { organisation: form.organisation } : {}),
    ...(name ? { name } : {}),
    ...contactBody(form.contact, language),
  };
}

/** What is missing, by the field's id; the rest is the server's to say. */
export function reserveFaults(form: ReserveForm, today: string, signedIn: boolean): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!form.day || form.day < today) faults["reserve-day"] = "spaces.fault-day";
  if (!form.from) faults["reserve-from"] = "spaces.fault-hour";
  if (!form.to || form.to === form.from) faults["reserve-to"] = "spaces.fault-hour";
  if (!form.purpose.trim()) faults["reserve-purpose"] = "spaces.fault-purpose";
  if (form.people.trim() && !/^[1-9]\d{0,3}$/.test(form.people.trim()))
    faults["reserve-people"] = "spaces.fault-people";
  return { ...faults, ...contactFaults(form.contact, signedIn) };
}
