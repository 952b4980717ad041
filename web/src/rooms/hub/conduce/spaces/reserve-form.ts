import type { Schemas } from "../../../../kit/api";
import { addDays } from "../../days";
import { checkRepeat, emptyRepeat, type Repeat, ruleOf } from "../repeat";

/** The most dates of a series of reservations. */
export const MOST_DATES = 400;

export interface ReserveForm {
  uses: { resource: string; quantity: string }[];
  day: string;
  from: string;
  to: string;
  again: boolean;
  repeat: Repeat;
  skip: boolean;
  purpose: string;
  people: string;
  note: string;
  organisation: string;
  name: string;
  email: string;
  phone: string;
  language: "it" | "en";
  override: boolean;
}

export const emptyReserve = (some: Partial<ReserveForm> = {}): ReserveForm => ({
  uses: [],
  day: "",
  from: "",
  to: "",
  again: false,
  repeat: emptyRepeat(),
  skip: false,
  purpose: "",
  people: "",
  note: "",
  organisation: "",
  name: "",
  email: "",
  phone: "",
  language: "it",
  override: false,
  ...some,
});

/** Start and end by the place's own clock; an end before the start is on the next day. */
export function momentsOf({
  day,
  from,
  to,
}: Pick<ReserveForm, "day" | "from" | "to">): { starts: string; ends: string } | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !from || !to || from === to) return undefined;
  return { starts: `${day}T${from}`, ends: `${to < from ? addDays(day, 1) : day}T${to}` };
}

export function checkReserve(form: ReserveForm): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!form.uses.length) faults["/items"] = "spaces.fault-items";
  if (!form.day) faults["/day"] = "events.fault-day";
  if (!form.from) faults["/from"] = "events.fault-from";
  if (!form.to || form.to === form.from) faults["/to"] = "events.fault-to";
  if (form.again && form.day) Object.assign(faults, checkRepeat(form.repeat, form.day, MOST_DATES));
  if (!form.purpose.trim()) faults["/purpose"] = "spaces.fault-purpose";
  if (!form.name.trim() && !form.organisation) faults["/name"] = "spaces.fault-who";
  if (form.people.trim() && !/^[1-9]\d{0,3}$/.test(form.people.trim()))
    faults["/people"] = "events.fault-number";
  if (form.email.trim() && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(form.email.trim()))
    faults["/email"] = "events.fault-email";
  return faults;
}

export function toReservation(form: ReserveForm, place: string): Schemas["HubReservationDraft"] {
  const said = <K extends string>(key: K, text: string) =>
    (text.trim() ? { [key]: text.trim() } : {}) as { [key in K]?: string };
  return {
    place,
    items: form.uses.map(({ resource, quantity }) => ({ resource, quantity: Number(quantity) || 1 })),
    ...momentsOf(form)!,
    ...(form.again
      ? {
          recurrence: {
            rule: ruleOf(form.repeat, form.day, MOST_DATES),
            onClash: form.skip ? ("skip" as const) : ("refuse" as const),
          },
        }
      : {}),
    purpose: form.purpose.trim() || "-",
    ...(form.people.trim() ? { people: Number(form.people) } : {}),
    ...said("note", form.note),
    ...said("organisation", form.organisation),
    ...said("name", form.name),
    ...said("email", form.email),
    ...said("phone", form.phone),
    language: form.language,
    ...(form.override ? { override: true } : {}),
  };
}

/** Where in the form the field is that the server's pointer names. */
export const localPointer = (pointer: string): string =>
  pointer
    .replace(/^\/starts$/, "/day")
    .replace(/^\/ends$/, "/to")
    .replace(/^\/items.*$/, "/items");
