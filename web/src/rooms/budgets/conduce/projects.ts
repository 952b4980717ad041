import { amountField, amountOf } from "../../../conduce/amounts";
import { type Both, both, textOf } from "../../../conduce/words";
import { type Faulty, title } from "./form-check";
import type { Budget, Project, ProjectDraft } from "./types";

/** A project as it is typed. `picture` is a new one, as a data URL; empty keeps what is stored. */
export interface ProjectForm {
  id: string;
  title: Both;
  text: Both;
  pot: string;
  cost: string;
  theme: string;
  area: string;
  place: string;
  latitude: string;
  longitude: string;
  picture: string;
}

export type Entry = [id: string, project: Project];

/** In the order of the paper. */
export const ordered = (budget: Budget): Entry[] =>
  Object.entries(budget.projects).sort(([a, x], [b, y]) => x.position - y.position || (a < b ? -1 : 1));

export const potsOf = (budget: Pick<Budget, "pots">): [string, Budget["pots"][string]][] =>
  Object.entries(budget.pots).sort(([, a], [, b]) => (a.position ?? 0) - (b.position ?? 0));

/** A short id that is free: "P1", "P2", … */
export function freeId(budget: Budget): string {
  for (let n = Object.keys(budget.projects).length + 1; ; n++)
    if (!(`P${n}` in budget.projects)) return `P${n}`;
}

export function emptyProject(budget: Budget): ProjectForm {
  const pot = potsOf(budget)[0]?.[0] ?? "";
  return {
    id: freeId(budget),
    title: both(),
    text: both(),
    pot,
    cost: "",
    theme: "",
    area: "",
    place: "",
    latitude: "",
    longitude: "",
    picture: "",
  };
}

export function fromProject(id: string, project: Project, language: string): ProjectForm {
  return {
    id,
    title: both(project.title),
    text: both(project.text),
    pot: project.pot,
    cost: amountField(project.cost, language),
    theme: project.theme ?? "",
    area: project.area ?? "",
    place: project.place?.label ?? "",
    latitude: project.place?.latitude ?? "",
    longitude: project.place?.longitude ?? "",
    picture: "",
  };
}

const degrees = (text: string): number | undefined =>
  /^-?\d{1,3}([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : undefined;

/** A place to send: what is shown has its degrees in texts, what is sent in numbers. */
function placed(label: string, north: string, east: string): Pick<ProjectDraft, "place"> {
  const [latitude, longitude] = [degrees(north), degrees(east)];
  const place = {
    ...(label.trim() ? { label: label.trim() } : {}),
    ...(latitude === undefined ? {} : { latitude }),
    ...(longitude === undefined ? {} : { longitude }),
  };
  return Object.keys(place).length ? { place } : {};
}

const PROJECT_ID = /^[^,;"\s]([^,;"\r\n\t]*[^,;"\s])?$/;

/** `others` are the ids that are taken by other projects. */
export function checkProject(form: ProjectForm, others: readonly string[]): Faulty {
  const faulty: Faulty = {};
  title(faulty, "/title", form.title);
  if (!form.text.it.trim() && form.text.en.trim()) faulty["/text/it"] = { key: "organise.fault-italian" };
  if (!PROJECT_ID.test(form.id) || form.id.length > 100) faulty["/id"] = { key: "organise.fault-id" };
  else if (others.includes(form.id)) faulty["/id"] = { key: "organise.fault-id-taken" };
  if (amountOf(form.cost) === undefined) faulty["/cost"] = { key: "organise.fault-amount" };
  if (!form.pot) faulty["/pot"] = { key: "organise.fault-pot" };
  for (const [at, most] of [
    ["latitude", 90],
    ["longitude", 180],
  ] as const) {
    const value = degrees(form[at]);
    if (form[at].trim() && (value === undefined || Math.abs(value) > most)) {
      faulty[`/place/${at}`] = { key: "organise.fault-degrees", values: { most } };
    }
  }
  return faulty;
}

export function toProject(form: ProjectForm, before?: Project): ProjectDraft {
  const text = textOf(form.text);
  return {
    id: form.id.trim(),
    pot: form.pot,
    cost: amountOf(form.cost) ?? "0",
    title: textOf(form.title) ?? { it: "" },
    ...(text ? { text } : {}),
    ...(form.theme ? { theme: form.theme } : {}),
    ...(form.area.trim() ? { area: form.area.trim() } : {}),
    ...placed(form.place, form.latitude, form.longitude),
    ...(form.picture ? { picture: form.picture } : {}),
    ...(before ? { position: before.position, tie: before.tie } : {}),
  };
}

/** Turns the server's `/projects/0/cost`, or `/projects/ID/cost` of what is frozen, into the form's `/cost`. */
export function projectPointer(id: string, pointer: string): string {
  const names = ["0", id, id.replace(/~/g, "~0").replace(/\//g, "~1")].map((name) => `/projects/${name}`);
  const at = names.find((name) => pointer === name || pointer.startsWith(`${name}/`));
  const local = at === undefined ? pointer : pointer.slice(at.length) || "/id";
  return local === "/title" || local === "/text" ? `${local}/it` : local;
}

/** The same project again, as a draft; its picture stays as it is stored. */
export function draftOf(id: string, project: Project): ProjectDraft {
  const { picture: _picture, status: _status, reason: _reason, place, ...facts } = project;
  return { id, ...facts, ...placed(place?.label ?? "", place?.latitude ?? "", place?.longitude ?? "") };
}

/** What to send so that the project at `from` stands at `to`: places are given anew, from 1, and ties follow them. */
export function moved(entries: readonly Entry[], from: number, to: number): ProjectDraft[] {
  const order = [...entries];
  const [taken] = order.splice(from, 1);
  if (!taken) return [];
  order.splice(to, 0, taken);
  return order.flatMap(([id, project], i) => {
    const position = i + 1;
    if (project.position === position && project.tie === position) return [];
    return [{ ...draftOf(id, project), position, tie: position }];
  });
}
