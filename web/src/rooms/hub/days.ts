/** Days and hours on the wall of a place, whatever the clock of the reader's own device shows. A day is `YYYY-MM-DD`. */

/** The day on which a moment falls in a zone. */
export function dayOf(time: string | Date, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(time));
}

/** "14:05" on the wall of a zone. */
export function clockOf(time: string | Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(time));
}

/** The day so many days later; the calendar alone, no clock. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

/** How the rules of a recurrence (RFC 5545) call the weekdays, Monday first. */
export const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** Which weekday of its month a day is: 1 to 4, or -1 for the fifth, which is always the last and which most months lack. */
export function ordinal(day: string): number {
  const nth = Math.ceil(Number(day.slice(8)) / 7);
  return nth === 5 ? -1 : nth;
}

/** `2TU` for the second Tuesday of a month. */
export const weekOfMonth = (day: string): string => `${ordinal(day)}${WEEKDAYS[weekdayOf(day) - 1]}`;

/** Whole days from one to the other. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}

/** "14:30" in minutes after midnight, and back. */
export const minutesOf = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
export const clockAt = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** What is on the same day together, in the order given. */
export function byDay<T>(items: readonly T[], day: (item: T) => string): [string, T[]][] {
  const days = new Map<string, T[]>();
  for (const item of items) {
    const key = day(item);
    days.set(key, [...(days.get(key) ?? []), item]);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}
