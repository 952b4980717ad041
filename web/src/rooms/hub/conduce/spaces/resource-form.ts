import { wholeNumber } from "../../../../conduce/amounts";
import { type Both, both, textOf } from "../../../../conduce/words";
import type { Schemas } from "../../../../kit/api";
import type { Resource } from "../places.svelte";
import { checkDays, type DayHours, fromDays, toDays } from "./hours";
import { type AccessForm, accessForm, accessOf } from "./place-form";

export const RESOURCE_KINDS = ["room", "desk", "equipment", "person"] as const;
export const WHO = ["nobody", "staff", "organisations", "residents", "anyone"] as const;
/** Features that the form offers; others can be written. */
export const FEATURES = [
  "projector",
  "screen",
  "microphone",
  "piano",
  "sink",
  "kitchen",
  "whiteboard",
  "wifi",
] as const;
const NUMBERS = {
  minMinutes: [5, 10080],
  maxMinutes: [5, 10080],
  stepMinutes: [5, 1440],
  noticeMinutes: [0, 525600],
  aheadDays: [1, 1096],
  beforeMinutes: [0, 1440],
  afterMinutes: [0, 1440],
} as const satisfies Record<string, readonly [number, number]>;
type NumberName = keyof typeof NUMBERS;
export const NUMBER_NAMES = Object.keys(NUMBERS) as NumberName[];

export interface ResourceForm {
  kind: (typeof RESOURCE_KINDS)[number];
  name: Both;
  about: Both;
  seats: string;
  features: string[];
  otherFeatures: string;
  access: AccessForm;
  ownHours: boolean;
  hours: DayHours[];
  quantity: string;
  labels: string;
  who: (typeof WHO)[number];
  approval: boolean;
  numbers: Record<NumberName, string>;
  checked: boolean;
  checkInMinutes: string;
  personOpen: string;
  organisationOpen: string;
  position: string;
  archived: boolean;
}

export const emptyResource = (): ResourceForm => ({
  kind: "room",
  name: both(),
  about: both(),
  seats: "",
  features: [],
  otherFeatures: "",
  access: accessForm(),
  ownHours: false,
  hours: toDays([]),
  quantity: "1",
  labels: "",
  who: "residents",
  approval: false,
  numbers: {
    minMinutes: "30",
    maxMinutes: "240",
    stepMinutes: "30",
    noticeMinutes: "0",
    aheadDays: "90",
    beforeMinutes: "0",
    afterMinutes: "0",
  },
  checked: true,
  checkInMinutes: "15",
  personOpen: "",
  organisationOpen: "",
  position: "",
  archived: false,
});

const known = (feature: string) => (FEATURES as readonly string[]).includes(feature);
const numberText = (value: number | undefined) => (value === undefined ? "" : String(value));

export const fromResource = (resource: Resource): ResourceForm => ({
  ...emptyResource(),
  kind: resource.kind,
  name: both(resource.name),
  about: both(resource.about),
  seats: numberText(resource.seats),
  features: resource.features.filter(known),
  otherFeatures: resource.features.filter((each) => !known(each)).join(", "),
  access: accessForm(resource.access),
  ownHours: resource.hours !== undefined,
  hours: toDays(resource.hours),
  quantity: String(resource.quantity),
  labels: (resource.labels ?? []).join("\n"),
  who: resource.who,
  approval: resource.approval,
  numbers: Object.fromEntries(
    NUMBER_NAMES.map((name) => [name, String(resource[name])]),
  ) as ResourceForm["numbers"],
  checked: resource.checkInMinutes > 0,
  checkInMinutes: String(resource.checkInMinutes || 15),
  personOpen: numberText(resource.quotas.person?.open),
  organisationOpen: numberText(resource.quotas.organisation?.open),
  position: String(resource.position),
  archived: resource.archived,
});

/** Only desks and equipment come in numbers. */
export const countable = (kind: ResourceForm["kind"]): boolean => kind === "desk" || kind === "equipment";

const others = (form: ResourceForm) => form.otherFeatures.split(/[\s,;]+/).filter((each) => each !== "");

/** What is wrong, by the draft's pointers, as keys of the texts. */
export function checkResource(form: ResourceForm): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!form.name.it.trim()) faults["/name/it"] = "spaces.fault-name";
  if (form.seats.trim() && !wholeNumber(form.seats, 1, 10_000)) faults["/seats"] = "spaces.fault-number";
  if (countable(form.kind) && !wholeNumber(form.quantity, 1, 500))
    faults["/quantity"] = "spaces.fault-quantity";
  if (others(form).some((each) => !/^[a-z0-9-]{1,40}$/.test(each)))
    faults["/features"] = "spaces.fault-features";
  for (const name of NUMBER_NAMES) {
    const [lowest, highest] = NUMBERS[name];
    if (wholeNumber(form.numbers[name], lowest, highest) === undefined)
      faults[`/${name}`] = "spaces.fault-number";
  }
  const [least, most] = [Number(form.numbers.minMinutes), Number(form.numbers.maxMinutes)];
  if (!faults["/minMinutes"] && !faults["/maxMinutes"] && most < least)
    faults["/maxMinutes"] = "spaces.fault-longest";
  if (form.checked && !wholeNumber(form.checkInMinutes, 5, 1440))
    faults["/checkInMinutes"] = "spaces.fault-check-in";
  for (const name of ["person", "organisation"] as const)
    if (form[`${name}Open`].trim() && wholeNumber(form[`${name}Open`], 0, 1000) === undefined)
      faults[`/quotas/${name}/open`] = "spaces.fault-number";
  return form.ownHours ? { ...faults, ...checkDays(form.hours) } : faults;
}

export function toResourceDraft(form: ResourceForm, before?: Resource): Schemas["HubResourceDraft"] {
  const about = textOf(form.about);
  const labels = form.labels
    .split("\n")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  const quota = (name: "person" | "organisation") => {
    const { open: _, ...rest } = before?.quotas[name] ?? {};
    return { ...rest, ...(form[`${name}Open`].trim() ? { open: Number(form[`${name}Open`]) } : {}) };
  };
  return {
    kind: form.kind,
    name: textOf(form.name)!,
    ...(about ? { about } : {}),
    ...(form.seats.trim() ? { seats: Number(form.seats) } : {}),
    features: [...form.features, ...others(form)],
    access: accessOf(form.access),
    ...(form.ownHours ? { hours: fromDays(form.hours) } : {}),
    ...(countable(form.kind) ? { quantity: Number(form.quantity) } : {}),
    ...(countable(form.kind) && labels.length ? { labels } : {}),
    who: form.who,
    approval: form.approval,
    ...(Object.fromEntries(NUMBER_NAMES.map((name) => [name, Number(form.numbers[name])])) as Record<
      NumberName,
      number
    >),
    checkInMinutes: form.checked ? Number(form.checkInMinutes) : 0,
    quotas: { person: quota("person"), organisation: quota("organisation") },
    ...(form.position.trim() ? { position: Number(form.position) } : {}),
    archived: form.archived,
  };
}
