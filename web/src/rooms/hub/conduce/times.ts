import { ZONE } from "../../../kit/dates";
import { i18n, t } from "../../../kit/i18n.svelte";
import { day, hour } from "../../../kit/words";
import { addDays, dayOf, weekdayOf } from "../days";

const tag = () => (i18n.language === "it" ? "it-IT" : "en-GB");

/** "martedì 24 novembre, 18:00–20:00" by the clock of that zone; an end on another day is told with its day. */
export function span(starts: string, ends: string, zone: string): string {
  const [first, last] = [dayOf(starts, zone), dayOf(ends, zone)];
  const [from, to] = [hour(starts, zone), hour(ends, zone)];
  if (first === last || (to === "00:00" && addDays(first, 1) === last))
    return `${day(starts, zone)}, ${from}–${to === "00:00" ? "24:00" : to}`;
  return t("common.span-days", {
    day: day(starts, zone),
    hour: from,
    lastDay: day(ends, zone),
    lastHour: to,
  });
}

/** The Monday of that week. */
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date));

/** Today by the city's clock, "2026-11-24". */
export const todayHere = (now = new Date()): string => dayOf(now, ZONE);

function calendarText(date: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(tag(), { timeZone: "UTC", ...options }).format(
    new Date(`${date}T12:00:00Z`),
  );
}

/** "martedì 24 novembre" of a calendar day. */
export const dayWords = (date: string): string =>
  calendarText(date, { weekday: "long", day: "numeric", month: "long" });

/** "mar 24 nov" */
export const dayShort = (date: string): string =>
  calendarText(date, { weekday: "short", day: "numeric", month: "short" });

/** "24 novembre 2026" */
export const dateWords = (date: string): string =>
  calendarText(date, { day: "numeric", month: "long", year: "numeric" });

/** "lunedì"; 1 is Monday. */
export const weekdayWord = (weekday: number, style: "long" | "short" = "long"): string =>
  calendarText(addDays("2026-11-23", weekday - 1), { weekday: style });

/** "09:30" of minutes after midnight; 1440 is "24:00". */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Minutes after midnight of "09:30"; undefined if it is none. */
export function minutesOf(clock: string): number | undefined {
  const found = /^(\d{1,2}):(\d{2})/.exec(clock);
  if (!found) return undefined;
  const value = Number(found[1]) * 60 + Number(found[2]);
  return value <= 1440 && Number(found[2]) < 60 ? value : undefined;
}

/** "2 giorni", "90 minuti" … of a number of minutes, in the largest unit that fits. */
export function lasting(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return t("common.days", { n: minutes / 1440 });
  if (minutes > 0 && minutes % 60 === 0) return t("common.hours", { n: minutes / 60 });
  return t("common.minutes", { n: minutes });
}
