import { i18n } from "../../../kit/i18n.svelte";
import { door } from "./door.svelte";

/** The clock's time at the place, as `21:04`. */
export function clockTime(at: number): string {
  const timeZone = door.list?.zone ?? "Europe/Rome";
  return new Intl.DateTimeFormat(i18n.tag, { hour: "2-digit", minute: "2-digit", timeZone }).format(at);
}

/** Weekday, day and time of an event's start. */
export function startTime(at: string, timeZone = "Europe/Rome"): string {
  return new Intl.DateTimeFormat(i18n.tag, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  }).format(Date.parse(at));
}
