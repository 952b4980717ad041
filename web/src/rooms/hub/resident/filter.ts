import { addDays } from "../days";
import { featureKey } from "../event-words";
import type { EventCategory, EventSummary, EventsView } from "../types";

export type When = "today" | "week" | "all";

/** What somebody looks for among events. It stands in the address, so that a search can be kept and shared. */
export interface Filter {
  when: When;
  category: string;
  place: string;
  access: string[];
  free: boolean;
  q: string;
}

export const NO_FILTER: Filter = { when: "week", category: "", place: "", access: [], free: false, q: "" };
const WHEN: Record<string, When> = { oggi: "today", settimana: "week", tutti: "all" };

export function filterOf(search: string): Filter {
  const said = new URLSearchParams(search);
  return {
    when: WHEN[said.get("quando") ?? ""] ?? NO_FILTER.when,
    category: said.get("categoria") ?? "",
    place: said.get("luogo") ?? "",
    access: (said.get("con") ?? "").split(",").filter(Boolean),
    free: said.get("liberi") === "1",
    q: said.get("cerca") ?? "",
  };
}

export function searchOf(filter: Filter): string {
  const said = new URLSearchParams();
  const when = Object.keys(WHEN).find((word) => WHEN[word] === filter.when);
  if (filter.when !== NO_FILTER.when && when) said.set("quando", when);
  if (filter.category) said.set("categoria", filter.category);
  if (filter.place) said.set("luogo", filter.place);
  if (filter.access.length) said.set("con", filter.access.join(","));
  if (filter.free) said.set("liberi", "1");
  if (filter.q.trim()) said.set("cerca", filter.q.trim());
  const text = said.toString();
  return text && `?${text}`;
}

/** The question to the server. Of several features it takes one; `offers` looks for the others. */
export function questionOf(filter: Filter, today: string) {
  const q = filter.q.trim();
  const [access] = filter.access;
  return {
    ...(filter.when === "all"
      ? {}
      : { from: today, to: filter.when === "today" ? today : addDays(today, 6) }),
    ...(filter.category ? { category: filter.category as EventCategory } : {}),
    ...(filter.place ? { place: filter.place } : {}),
    ...(access ? { accessible: access } : {}),
    ...(filter.free ? { free: true } : {}),
    ...(q ? { q } : {}),
  };
}

/** Whether an event, or its place, offers all of these. */
export function offers(event: EventSummary, wanted: readonly string[]): boolean {
  const has = new Set([...event.access, ...(event.place.access ?? []).map(featureKey)]);
  return wanted.every((feature) => has.has(feature as never));
}

/** An event as the live view has it now. */
export function living(event: EventSummary, view: EventsView | undefined): EventSummary {
  const now = view?.events[event.slug];
  return now ? { ...event, free: now.free, phase: now.phase, starts: now.starts, ends: now.ends } : event;
}

/** Slugs that the live view has and had not before: somebody has published something. */
export function isNew(before: EventsView | undefined, now: EventsView | undefined): boolean {
  if (!before || !now) return false;
  return Object.keys(now.events).some((slug) => !before.events[slug]);
}
