import type { KeptViews } from "../../../feed/kept.svelte";
import { dayOf } from "../days";
import { programmeOf } from "../today";
import type { EventsView, FreeWord, PlaceToday, QueueView, Words } from "../types";

/** As far as these pages look at a slide. */
export interface HubSlide {
  place?: string;
  room?: string;
  event?: string;
}

const TODAY = ({ place }: HubSlide) => `hub/places/${place}/today`;
const EVENTS = "hub/events";
const QUEUE = ({ event }: HubSlide) => `hub/events/${event}/queue`;

export const todayViews = (slide: HubSlide): string[] => [TODAY(slide), EVENTS];
export const eventsViews = (slide: HubSlide): string[] => (slide.place ? [EVENTS, TODAY(slide)] : [EVENTS]);
export const roomViews = (slide: HubSlide): string[] => [TODAY(slide)];
export const queueViews = (slide: HubSlide): string[] => [QUEUE(slide), EVENTS];

export const todayOf = (slide: HubSlide, views: KeptViews) => views.state<PlaceToday>(TODAY(slide));
export const eventsOf = (views: KeptViews) => views.state<EventsView>(EVENTS);
export const queueOf = (slide: HubSlide, views: KeptViews) => views.state<QueueView>(QUEUE(slide));

export const hasToday = (slide: HubSlide, views: KeptViews): boolean => todayOf(slide, views) !== undefined;
export const hasRoom = (slide: HubSlide, views: KeptViews): boolean =>
  todayOf(slide, views)?.rooms[slide.room ?? ""] !== undefined;

export function hasEvents(slide: HubSlide, views: KeptViews): boolean {
  const view = eventsOf(views);
  return view !== undefined && comingEvents(view, slide.place, new Date()).length > 0;
}

/** A queue that is closed and empty is nothing to look at. */
export function hasQueue(slide: HubSlide, views: KeptViews): boolean {
  const queue = queueOf(slide, views);
  return queue !== undefined && (queue.open || queue.waiting > 0 || Object.keys(queue.called).length > 0);
}

/** How many lines a page of a list has: each is two lines of type, legible from five metres. */
export const ROWS = 6;

/** One line of a list on the wall. */
export interface Row {
  id: string;
  day: string;
  starts: string;
  title: Words | undefined;
  aside: Words[];
  organisation?: string | undefined;
  stage: "now" | "next" | "later";
  free?: FreeWord | "cancelled" | undefined;
}

const freeOf = (view: EventsView | undefined, event: string | undefined): Row["free"] => {
  const known = event === undefined ? undefined : view?.events[event];
  if (!known) return undefined;
  return known.phase === "cancelled" ? "cancelled" : known.free;
};

/** The day's programme: what is on and what comes, with the rooms and the free places. */
export function todayRows(today: PlaceToday, view: EventsView | undefined, now: Date): Row[] {
  return programmeOf(today, now).map((line) => ({
    id: line.id,
    day: today.day,
    starts: line.starts,
    title: line.title,
    aside: line.rooms,
    organisation: line.organisation,
    stage: line.stage,
    // Whoever is inside already wants no free place.
    free: line.stage === "now" ? undefined : freeOf(view, line.event),
  }));
}

type Coming = EventsView["events"][string] & { slug: string };

/** Events that have not ended, the next first. */
export function comingEvents(view: EventsView, place: string | undefined, now: Date): Coming[] {
  return Object.entries(view.events)
    .filter(
      ([, event]) => Date.parse(event.ends) > now.getTime() && (place === undefined || event.place === place),
    )
    .map(([slug, event]) => ({ ...event, slug }))
    .sort((a, b) => Date.parse(a.starts) - Date.parse(b.starts) || a.position - b.position);
}

export function eventRows(
  view: EventsView,
  place: string | undefined,
  names: Record<string, Words>,
  zone: string,
  now: Date,
): Row[] {
  return comingEvents(view, place, now).map((event) => ({
    id: event.slug,
    day: dayOf(event.starts, zone),
    starts: event.starts,
    title: event.title,
    aside: place === undefined && names[event.place] ? [names[event.place]!] : [],
    stage: Date.parse(event.starts) <= now.getTime() ? "now" : "later",
    free:
      Date.parse(event.starts) <= now.getTime() && event.phase !== "cancelled"
        ? undefined
        : freeOf(view, event.slug),
  }));
}

/** The page of a list: so many lines from there on; the last page is filled up from above, so that nobody sees two lines alone. */
export function pageOf<T>(
  rows: readonly T[],
  page: number,
  size = ROWS,
): { rows: T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const at = ((page % pages) + pages) % pages;
  const from = pages > 1 && at === pages - 1 ? rows.length - size : at * size;
  return { rows: rows.slice(from, from + size), page: at, pages };
}

/** Numbers that are called now, the latest first. */
export function calledOf(queue: QueueView): number[] {
  return Object.entries(queue.called)
    .sort(([a, x], [b, y]) => Date.parse(y.until) - Date.parse(x.until) || Number(b) - Number(a))
    .map(([number]) => Number(number));
}
