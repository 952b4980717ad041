import { type Both, both, textOf } from "../../../../conduce/words";
import type { Schemas } from "../../../../kit/api";
import type { Place } from "../places.svelte";
import { checkDays, type DayHours, fromDays, toDays } from "./hours";

export const PLACE_KINDS = ["hub", "library", "market", "lab", "other"] as const;
export const ACCESS_FACTS = [
  "stepFree",
  "lift",
  "toilet",
  "inductionLoop",
  "parking",
  "transport",
  "tactile",
  "quiet",
  "signLanguage",
  "dogs",
] as const;
export type Fact = "" | "yes" | "partly" | "no";

export interface AccessForm {
  facts: Record<(typeof ACCESS_FACTS)[number], Fact>;
  note: Both;
}

export interface PlaceForm {
  kind: (typeof PLACE_KINDS)[number];
  name: Both;
  about: Both;
  address: string;
  latitude: string;
  longitude: string;
  email: string;
  phone: string;
  web: string;
  contactNote: Both;
  access: AccessForm;
  hours: DayHours[];
  organisations: string[];
  position: string;
  archived: boolean;
  personOpen: string;
  organisationOpen: string;
}

export const accessForm = (access?: Schemas["HubAccess"]): AccessForm => ({
  facts: Object.fromEntries(ACCESS_FACTS.map((fact) => [fact, access?.[fact] ?? ""])) as AccessForm["facts"],
  note: both(access?.note),
});

export function accessOf(form: AccessForm): Schemas["HubAccess"] {
  const note = textOf(form.note);
  const facts = Object.fromEntries(Object.entries(form.facts).filter(([, value]) => value !== ""));
  return { ...facts, ...(note ? { note } : {}) };
}

const WORKDAY = { spans: [{ from: "09:00", to: "19:00" }] };
const CLOSED = { spans: [] };

export const emptyPlace = (): PlaceForm => ({
  kind: "hub",
  name: both(),
  about: both(),
  address: "",
  latitude: "",
  longitude: "",
  email: "",
  phone: "",
  web: "",
  contactNote: both(),
  access: accessForm(),
  hours: JSON.parse(JSON.stringify([WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, CLOSED, CLOSED])),
  organisations: [],
  position: "",
  archived: false,
  personOpen: "",
  organisationOpen: "",
});

const numberText = (value: number | undefined) => (value === undefined ? "" : String(value));

export const fromPlace = (place: Place): PlaceForm => ({
  ...emptyPlace(),
  kind: place.kind,
  name: both(place.name),
  about: both(place.about),
  address: place.address ?? "",
  latitude: numberText(place.latitude),
  longitude: numberText(place.longitude),
  email: place.contacts.email ?? "",
  phone: place.contacts.phone ?? "",
  web: place.contacts.web ?? "",
  contactNote: both(place.contacts.note),
  access: accessForm(place.access),
  hours: toDays(place.hours),
  organisations: place.organisations.map((each) => each.organisation),
  position: numberText(place.position),
  archived: place.archived,
  personOpen: numberText(place.quotas.person?.open),
  organisationOpen: numberText(place.quotas.organisation?.open),
});

/** "45.4642" of "45,4642"; undefined if it is no number. */
const decimal = (text: string): number | undefined =>
  /^-?\d{1,3}([.,]\d{1,8})?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : undefined;

const whole = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined);

/** What is wrong, by the draft's pointers, as keys of the texts. */
export function checkPlace(form: PlaceForm): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!form.name.it.trim()) faults["/name/it"] = "spaces.fault-name";
  const [latitude, longitude] = [form.latitude.trim(), form.longitude.trim()];
  if (latitude ? Math.abs(decimal(latitude) ?? 999) > 90 : longitude)
    faults["/latitude"] = "spaces.fault-latitude";
  if (longitude ? Math.abs(decimal(longitude) ?? 999) > 180 : latitude)
    faults["/longitude"] = "spaces.fault-longitude";
  if (form.web.trim() && !/^https?:\/\/\S+$/.test(form.web.trim()))
    faults["/contacts/web"] = "spaces.fault-web";
  if (form.email.trim() && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(form.email.trim()))
    faults["/contacts/email"] = "spaces.fault-email";
  if (form.personOpen.trim() && whole(form.personOpen) === undefined)
    faults["/quotas/person/open"] = "spaces.fault-number";
  if (form.organisationOpen.trim() && whole(form.organisationOpen) === undefined)
    faults["/quotas/organisation/open"] = "spaces.fault-number";
  return { ...faults, ...checkDays(form.hours) };
}

/** `before`: what the form does not ask for stays as it was. */
export function toPlaceDraft(form: PlaceForm, before?: Place): Schemas["HubPlaceDraft"] {
  const about = textOf(form.about);
  const note = textOf(form.contactNote);
  const said = <K extends string>(key: K, text: string) =>
    (text.trim() ? { [key]: text.trim() } : {}) as { [key in K]?: string };
  const quota = (text: string, old: { open?: number; weekMinutes?: number } | undefined) => {
    const { open: _, ...rest } = old ?? {};
    const open = whole(text);
    return { ...rest, ...(open === undefined ? {} : { open }) };
  };
  return {
    kind: form.kind,
    name: textOf(form.name)!,
    ...(about ? { about } : {}),
    ...said("address", form.address),
    ...(form.latitude.trim()
      ? { latitude: decimal(form.latitude)!, longitude: decimal(form.longitude)! }
      : {}),
    ...(before ? { zone: before.zone } : {}),
    contacts: {
      ...said("email", form.email),
      ...said("phone", form.phone),
      ...said("web", form.web),
      ...(note ? { note } : {}),
    },
    access: accessOf(form.access),
    hours: fromDays(form.hours),
    quotas: {
      person: quota(form.personOpen, before?.quotas.person),
      organisation: quota(form.organisationOpen, before?.quotas.organisation),
    },
    ...(form.position.trim() ? { position: Number(form.position) } : {}),
    archived: form.archived,
    organisations: form.organisations,
  };
}
