import { isSlug } from "../../../conduce/slug";
import { toLocal, toUtc } from "../../../conduce/wall-clock";
import { type Both, both, textOf } from "../../../conduce/words";
import type { Desk, WorkshopDraft } from "./types";

/** A workshop's title and settings as they are being written. `date` is the city's wall clock. */
export interface WorkshopForm {
  title: Both;
  hub: string;
  date: string;
  owner: string;
  pacing: "led" | "own";
  protection: "code" | "paper" | "resident";
  names: "hidden" | "shown";
  template: boolean;
}

export const emptyWorkshop = (): WorkshopForm => ({
  title: both(),
  hub: "",
  date: "",
  owner: "",
  pacing: "led",
  protection: "code",
  names: "hidden",
  template: false,
});

export const fromDesk = (desk: Desk): WorkshopForm => ({
  ...emptyWorkshop(),
  title: both(desk.title),
  hub: desk.hub ?? "",
  date: toLocal(desk.date),
  pacing: desk.pacing,
  protection: desk.protection,
  names: desk.names,
  template: desk.phase === "template",
});

/** What is wrong, by the draft's pointers, as keys of the texts. */
export function checkWorkshop(form: WorkshopForm): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!form.title.it.trim()) faults["/title/it"] = "lead.fault-title";
  if (form.hub.trim() && !isSlug(form.hub.trim())) faults["/hub"] = "lead.fault-hub";
  if (form.date && !toUtc(form.date)) faults["/date"] = "lead.fault-date";
  return faults;
}

/** `request` names a creation, so that a repetition makes no second workshop; without it the draft replaces one. */
export function toWorkshopDraft(form: WorkshopForm, request?: string): WorkshopDraft {
  const date = toUtc(form.date);
  const { pacing, protection, names } = form;
  return {
    title: textOf(form.title)!,
    pacing,
    protection,
    names,
    ...(form.hub.trim() ? { hub: form.hub.trim() } : {}),
    ...(date ? { date } : {}),
    ...(request ? { request, template: form.template } : {}),
    ...(request && form.owner.trim() ? { owner: form.owner.trim() } : {}),
  };
}
